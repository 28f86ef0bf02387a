import { useState } from 'react';
import { useLive } from '../../../storage/hooks.ts';
import { now } from '../../../storage/now.ts';
import type { Settings } from '../../../storage/settings-schema.ts';
import { Notice } from '../../../ui/states.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { useChange } from '../use-change.ts';
import { settingsWords } from '../words.ts';
import { outcomeExample } from './outcome-example.ts';

const text = settingsWords.outcomes;

/** The consent to share what campaigns paid and how long they took, beside a real example of what would leave. */
export function OutcomesSharing({ settings }: { settings: Settings }) {
  const { change, failed } = useChange();
  const [open, setOpen] = useState(false);
  return (
    <div className="lens-stack" data-gap="small">
      <Switch
        label={text.share}
        detail={text.shareDetail}
        checked={settings.shareOutcomes ?? false}
        onChange={(shareOutcomes) => change({ shareOutcomes })}
      />
      <details className="lens-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {settingsWords.sharing.example}
          <span className="lens-hidden"> ({text.what})</span>
        </summary>
        {open && <Leaving />}
      </details>
      {failed && <Notice tone="bad" title={settingsWords.failed} live />}
    </div>
  );
}

function Leaving() {
  const example = useLive((store) => outcomeExample(store, now()), []);
  if (example === undefined) return null;
  const { outcome, time } = example;
  if (!outcome && !time) return <p className="lens-p lens-muted">{text.noExample}</p>;
  return (
    <div className="lens-card lens-stack">
      <p className="lens-p lens-small lens-muted">{text.exampleIs}</p>
      {outcome && <pre className="settings-raw">{JSON.stringify(outcome, null, 2)}</pre>}
      {time && <pre className="settings-raw">{JSON.stringify(time, null, 2)}</pre>}
    </div>
  );
}
