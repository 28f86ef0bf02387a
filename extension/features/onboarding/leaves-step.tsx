import { type PlatformId, platforms } from '@infofi-lens/shared/facts/entity';
import { type ReactNode, useState } from 'react';
import { words } from '../../ui/words.ts';
import { onboardingWords } from './words.ts';

const text = onboardingWords.leaves;

/** What would leave, shown one platform at a time. */
export function LeavesStep({ leaving }: { leaving: (platform: PlatformId) => ReactNode }) {
  const [shown, show] = useState<PlatformId>(platforms[0]);
  return (
    <div className="lens-stack">
      <p className="lens-p">{text.text}</p>
      <fieldset className="onboarding-pick">
        <legend className="lens-hidden">{onboardingWords.steps.leaves}</legend>
        {platforms.map((platform) => (
          <label key={platform}>
            <input type="radio" name="platform" checked={platform === shown} onChange={() => show(platform)} />
            {words.platform[platform]}
          </label>
        ))}
      </fieldset>
      {leaving(shown)}
      <p className="lens-p lens-muted">{text.never}</p>
    </div>
  );
}
