import { type PlatformId, platforms } from '@infofi-lens/shared/facts/entity';
import { useState } from 'react';
import { now } from '../../../storage/now.ts';
import type { Settings } from '../../../storage/settings-schema.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/states.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { words } from '../../../ui/words.ts';
import { Reset } from '../reset.tsx';
import { useChange } from '../use-change.ts';
import { settingsWords } from '../words.ts';
import { LeavingExample } from './leaving-example.tsx';
import { OutcomesSharing } from './outcomes-sharing.tsx';

const text = settingsWords.sharing;

/** The consent to share, for each platform on its own, beside a real example of what would leave. */
export function SharingSection({ settings }: { settings: Settings }) {
  const { change, failed } = useChange();
  const decided = settings.onboardedAt !== null;
  return (
    <div className="lens-stack">
      <p className="lens-p lens-muted">{text.intro}</p>
      {!decided && (
        <Notice title={text.choose}>
          <span>
            <Button onClick={() => change({ onboardedAt: now() })}>{text.keepOff}</Button>
          </span>
        </Notice>
      )}
      <SharingSwitches settings={settings} />
      <p className="lens-p lens-muted lens-small">{text.withdraw}</p>
      <Reset settings={settings} section="sharing" change={change} />
      {failed && <Notice tone="bad" title={settingsWords.failed} live />}
    </div>
  );
}

/** The switches alone. Who moves one has decided, wherever it stands. */
export function SharingSwitches({ settings }: { settings: Settings }) {
  const { change, failed } = useChange();
  const first = settings.onboardedAt === null ? { onboardedAt: now() } : {};
  const share = (platform: PlatformId, on: boolean) => change({ platforms: { [platform]: { share: on } }, ...first });
  return (
    <>
      {platforms.map((platform) => (
        <div key={platform} className="lens-stack" data-gap="small">
          <Switch
            label={text.share(words.platform[platform])}
            {...(settings.platforms[platform].enabled ? {} : { detail: text.needsReading })}
            checked={settings.platforms[platform].share}
            disabled={!settings.platforms[platform].enabled}
            onChange={(on) => share(platform, on)}
          />
          <Leaving platform={platform} />
        </div>
      ))}
      <OutcomesSharing settings={settings} />
      {failed && <Notice tone="bad" title={settingsWords.failed} live />}
    </>
  );
}

/** Loads its example only once it is opened. */
function Leaving({ platform }: { platform: PlatformId }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="lens-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {text.example}
        <span className="lens-hidden"> ({words.platform[platform]})</span>
      </summary>
      {open && <LeavingExample platform={platform} />}
    </details>
  );
}
