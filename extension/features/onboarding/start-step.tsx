import { platforms } from '@infofi-lens/shared/facts/entity';
import { browser } from 'wxt/browser';
import type { Settings } from '../../storage/settings-schema.ts';
import { Button } from '../../ui/button.tsx';
import { listed } from '../../ui/listed.ts';
import { Notice } from '../../ui/states.tsx';
import { words } from '../../ui/words.ts';
import { onboardingWords } from './words.ts';

const text = onboardingWords.start;
const places = [
  ['https://app.galxe.com/quest/explore/all', 'galxe'],
  ['https://app.layer3.xyz/quests', 'layer3'],
  ['https://kaito.ai/mindshare-arena/companies', 'kaito'],
] as const;

/** What was chosen, where to begin, and where to change one's mind. */
export function StartStep({ settings, finish }: { settings: Settings; finish: () => void }) {
  const names = (on: (id: (typeof platforms)[number]) => boolean) => listed(platforms.filter(on).map((id) => words.platform[id]));
  const read = names((id) => settings.platforms[id].enabled);
  const shared = names((id) => settings.platforms[id].share);
  return (
    <div className="lens-stack">
      <ul className="onboarding-chosen">
        <li>{read === '' ? text.readsNothing : text.reads(read)}</li>
        <li>{shared === '' ? text.nothing : text.shares(shared)}</li>
      </ul>
      <p className="lens-p">{text.open}</p>
      <ul className="onboarding-places">
        {places.map(([href, platform]) => (
          <li key={href}>
            <a className="lens-card" href={href} target="_blank" rel="noreferrer" onClick={finish}>
              <strong>{text.places[platform]}</strong>
              <span className="lens-muted lens-small">{new URL(href).host}</span>
            </a>
          </li>
        ))}
      </ul>
      <p className="lens-p lens-muted">{text.later}</p>
      <div className="lens-line">
        {settings.onboardedAt === null ? (
          <Button kind="primary" onClick={finish}>
            {text.finish}
          </Button>
        ) : (
          <Notice tone="good" title={text.finished} live />
        )}
        <Button onClick={() => browser.runtime.openOptionsPage()}>{text.settings}</Button>
      </div>
    </div>
  );
}
