import { useLive } from '../../storage/hooks.ts';
import type { HealthRow } from '../../storage/tables/health.ts';
import { ago, count } from '../../ui/format.ts';
import { Loading, Notice } from '../../ui/states.tsx';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../ui/words.ts';
import { settingsWords } from './words.ts';

const text = settingsWords.reading;

/** How well each reader reads. */
export function ReadingSection() {
  const now = useNow();
  const rows = useLive(({ health }) => health.all(), []);
  if (rows === undefined) return <Loading rows={2} />;
  if (rows.length === 0) return <p className="lens-p lens-muted">{text.none}</p>;
  return (
    <div className="lens-stack">
      <p className="lens-p lens-muted">{text.intro}</p>
      {rows.map((row) => (
        <Reader key={row.adapter} row={row} now={now} />
      ))}
    </div>
  );
}

function Reader({ row, now }: { row: HealthRow; now: ReturnType<typeof useNow> }) {
  const drifts = Object.values(row.drifts).reduce((sum, n) => sum + n, 0);
  const codes = Object.entries({ ...row.warnings, ...row.drifts });
  const numbers = [
    [text.captures, row.captures],
    [text.found, row.observations],
    [text.rejected, row.rejected],
    [text.invalid, row.invalid],
    [text.lost, row.lost],
    [text.skipped, row.skipped],
  ] as const;
  return (
    <div className="lens-card lens-stack" data-gap="small">
      <div className="lens-line" data-spread>
        <h3 className="lens-h2">{words.platform[row.platform]}</h3>
        <span className="lens-muted lens-small">
          {row.adapter} · {text.last} {ago(row.lastCaptureAt, now)}
        </span>
      </div>
      <dl className="settings-numbers">
        {numbers.map(([label, n]) => (
          <div key={label}>
            <dt className="lens-muted lens-small">{label}</dt>
            <dd>{count(n)}</dd>
          </div>
        ))}
      </dl>
      {drifts > 0 && row.lastDriftAt !== undefined && (
        <Notice tone="warn" title={text.drift}>
          <p className="lens-p">{text.driftText(drifts, ago(row.lastDriftAt, now))}</p>
        </Notice>
      )}
      {codes.length > 0 && (
        <details className="lens-details">
          <summary>{text.details}</summary>
          <ul className="settings-codes">
            {codes.map(([code, n]) => (
              <li key={code}>
                <span className="lens-code">{code}</span> {count(n)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
