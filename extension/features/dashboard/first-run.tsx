import type { PlatformId } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import { useState } from 'react';
import { send } from '../../messaging/send.ts';
import { consentToChange } from '../../permissions/data-consent.ts';
import { Button } from '../../ui/button.tsx';
import { listed } from '../../ui/listed.ts';
import { Notice } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import { words } from '../../ui/words.ts';
import { popupWords } from './words.ts';

const offered = ['galxe', 'layer3', 'kaito'] as const satisfies readonly PlatformId[];
const text = popupWords.firstRun;

/** The choice made before anything may leave. Everything is off until switched on here; X is not offered in passing. */
export function FirstRun({ now }: { now: EpochMs }) {
  const [chosen, choose] = useState<readonly PlatformId[]>([]);
  const [failed, setFailed] = useState(false);

  const start = () => {
    const platforms = Object.fromEntries(offered.map((id) => [id, { share: chosen.includes(id) }]));
    // Where the browser was told no, the choice is still open.
    consentToChange({ platforms })
      .then((given) => (given ? send('change-settings', { onboardedAt: now, platforms }) : {}))
      .catch(() => setFailed(true));
  };

  return (
    <section className="lens-card lens-stack" aria-label={text.title}>
      <h2 className="lens-h2">{text.title}</h2>
      <p className="lens-p">{text.text}</p>
      <div className="lens-stack" data-gap="small">
        {offered.map((id) => (
          <Switch
            key={id}
            label={text.share(words.platform[id])}
            checked={chosen.includes(id)}
            onChange={(on) => choose(offered.filter((other) => (other === id ? on : chosen.includes(other))))}
          />
        ))}
      </div>
      <p className="lens-p lens-muted lens-small">{text.x}</p>
      {failed && <Notice tone="bad" title={text.failed} live />}
      <div className="lens-line">
        <Button kind="primary" onClick={start}>
          {chosen.length === 0 ? text.keep : text.start(listed(chosen.map((id) => words.platform[id])))}
        </Button>
        <a className="lens-link" href="options.html#sharing" target="_blank" rel="noreferrer">
          {text.example}
        </a>
      </div>
    </section>
  );
}
