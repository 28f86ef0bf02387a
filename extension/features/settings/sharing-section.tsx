import { type PlatformId, platforms } from '@infofi-lens/shared/facts/observation';
import { useState } from 'react';
import { useLive } from '../../storage/hooks.ts';
import { now } from '../../storage/now.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import { Button } from '../../ui/button.tsx';
import { dateTime } from '../../ui/format.ts';
import { Notice } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import { fieldLabel, valueText } from '../../ui/value-text.ts';
import { words } from '../../ui/words.ts';
import { type Example, exampleOf } from './example.ts';
import { OutcomesSharing } from './outcomes-sharing.tsx';
import { useChange } from './use-change.ts';
import { settingsWords } from './words.ts';

const text = settingsWords.sharing;

/** The consent to share, for each platform on its own, beside a real example of what would leave. */
export function SharingSection({ settings }: { settings: Settings }) {
  const { change, failed } = useChange();
  const decided = settings.onboardedAt !== null;
  const share = (platform: PlatformId, on: boolean) =>
    change({ platforms: { [platform]: { share: on } }, ...(decided ? {} : { onboardedAt: now() }) });
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
      <p className="lens-p lens-muted lens-small">{text.withdraw}</p>
      {failed && <Notice tone="bad" title={settingsWords.failed} live />}
    </div>
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

function LeavingExample({ platform }: { platform: PlatformId }) {
  const example = useLive(async (store) => (await exampleOf(store, platform)) ?? null, [platform]);
  if (example === undefined) return null;
  if (example === null) return <p className="lens-p lens-muted">{text.noExample(words.platform[platform])}</p>;
  return <ExampleView example={example} />;
}

function ExampleView({ example: { leaves, stays, waits } }: { example: Example }) {
  const { platform, kind, id, observedAt, fields } = leaves;
  return (
    <div className="lens-card lens-stack">
      <h3 className="lens-h3">{text.exampleOf(words.platform[platform])}</h3>
      <p className="lens-p lens-small lens-muted">
        {waits ? text.exampleWaits : text.exampleMade} {platform === 'x' && text.exampleX}
      </p>
      <dl className="lens-pairs">
        <dt>{text.what}</dt>
        <dd>
          {kind} <span className="lens-code">{id}</span>
        </dd>
        <dt>{text.seenAt}</dt>
        <dd>{dateTime(observedAt)}</dd>
        {Object.entries(fields).map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{fieldLabel(kind, name)}</dt>
            <dd>{valueText(name, value)}</dd>
          </div>
        ))}
      </dl>
      {stays.length > 0 && <p className="lens-p lens-small">{text.stays(stays.join(', '))}</p>}
      <details className="lens-details">
        <summary>{text.raw}</summary>
        <pre className="settings-raw">{JSON.stringify(leaves, null, 2)}</pre>
      </details>
    </div>
  );
}
