import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { platforms } from '@infofi-lens/shared/facts/entity';
import { inWords } from '@infofi-lens/shared/words/sentence';
import { Notice, Tag } from '../../ui/states.tsx';
import { words } from '../../ui/words.ts';
import { onboardingWords } from './words.ts';

const text = onboardingWords.reads;

/** What is read of each platform, and what never is. */
export function ReadsStep() {
  return (
    <div className="lens-stack">
      <p className="lens-p">{text.text}</p>
      <ul className="onboarding-platforms">
        {platforms.map((platform) => (
          <li key={platform} className="lens-card lens-stack" data-gap="small">
            <h3 className="lens-h2 lens-line" data-spread>
              {words.platform[platform]}
              {adapterMetas[platform].optional && <Tag>{text.xOff}</Tag>}
            </h3>
            <p className="lens-p">{inWords(adapterMetas[platform].reads)}</p>
          </li>
        ))}
      </ul>
      <Notice title={text.never}>
        <p className="lens-p">{text.neverWhat}</p>
      </Notice>
    </div>
  );
}
