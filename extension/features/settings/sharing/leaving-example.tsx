import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { together } from '@infofi-lens/shared/words/sentence';
import { useLive } from '../../../storage/hooks.ts';
import { now } from '../../../storage/now.ts';
import { dateTime } from '../../../ui/format.ts';
import { listed } from '../../../ui/listed.ts';
import { reportWords } from '../../../ui/report/words.ts';
import { Tag } from '../../../ui/states.tsx';
import { fieldLabel, valueText } from '../../../ui/value-text.ts';
import { words } from '../../../ui/words.ts';
import { settingsWords } from '../words.ts';
import { type Example, exampleOf } from './example.ts';

const text = settingsWords.sharing;

/** What would leave of a platform, as it would: something of this browser, or a sample that says so. */
export function LeavingExample({ platform }: { platform: PlatformId }) {
  const example = useLive((store) => exampleOf(store, platform, now()), [platform]);
  return example ? <ExampleView example={example} /> : null;
}

function ExampleView({ example: { leaves, stays, from } }: { example: Example }) {
  const { platform, kind, id, observedAt, fields } = leaves;
  return (
    <div className="lens-card lens-stack">
      <div className="lens-line" data-spread>
        <h3 className="lens-h3">{text.exampleOf(words.platform[platform])}</h3>
        {from === 'sample' && <Tag tone="warn">{text.sample}</Tag>}
      </div>
      <p className="lens-p lens-small lens-muted">
        {platform === 'x' ? together(text.exampleFrom[from], text.exampleX) : text.exampleFrom[from]}
      </p>
      <dl className="lens-pairs">
        <dt>{text.what}</dt>
        <dd>
          {reportWords.kinds[kind]} <span className="lens-code">{id}</span>
        </dd>
        <dt>{text.seenAt}</dt>
        <dd>{dateTime(observedAt)}</dd>
        {Object.entries(fields).map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{fieldLabel(kind, name)}</dt>
            <dd>
              <bdi>{valueText(name, value)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {stays.length > 0 && <p className="lens-p lens-small">{text.stays(listed(stays))}</p>}
      <details className="lens-details">
        <summary>{text.raw}</summary>
        <pre className="settings-raw">{JSON.stringify(leaves, null, 2)}</pre>
      </details>
    </div>
  );
}
