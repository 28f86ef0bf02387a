import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { ReactNode } from 'react';
import type { Reading, Tallies, Tally, VisitRow } from '../../storage/tables/visits.ts';
import { ago, dateTime } from '../../ui/format.ts';
import { Tag } from '../../ui/states.tsx';
import { words } from '../../ui/words.ts';
import { codesText, costText, fieldsText, leftText, msText, reasonsOf, thingsText, valuesText } from './tell.ts';
import { useScriptBytes } from './use-script-bytes.ts';
import { activityWords } from './words.ts';

const text = activityWords.page;

interface VisitProps {
  readonly visit: VisitRow;
  /** Things read on it that are still to be sent. */
  readonly waiting: number;
  readonly now: EpochMs;
}

/** One look at a page: what was read, what left, what it cost; and the same field by field. */
export function Visit({ visit, waiting, now }: VisitProps) {
  const { address, platform, lastAt, kept, cost } = visit;
  const things = thingsText(kept);
  const scripts = useScriptBytes(platform, cost);
  const hasDrifted = Object.values(visit.readers).some(({ drifts }) => Object.keys(drifts).length > 0);
  const name = address.replace(/^https:\/\//, '');
  return (
    <article className="lens-card activity-visit" aria-label={name}>
      <header>
        <h3 className="lens-h3">{name}</h3>
        <span className="lens-muted lens-small" title={dateTime(lastAt)}>
          {words.platform[platform]} · {ago(lastAt, now)} {hasDrifted && <Tag tone="warn">{text.changed}</Tag>}
        </span>
      </header>
      <dl className="lens-facts">
        <dt>{activityWords.part.read}</dt>
        <dd>{things === '' ? text.keptNone : activityWords.part.readOf(things, valuesText(kept))}</dd>
        <dt>{activityWords.part.left}</dt>
        <dd>{leftText(visit, waiting, now)}</dd>
        <dt>{activityWords.part.cost}</dt>
        <dd>{costText(cost, scripts)}</dd>
      </dl>
      <details className="lens-details">
        <summary aria-label={text.detailsOf(name)}>{text.details}</summary>
        <Details visit={visit} />
      </details>
    </article>
  );
}

function Details({ visit }: { visit: VisitRow }) {
  const { left, leftAt, batches, refused, cost, address } = visit;
  const refusals = Object.values(refused).reduce((sum, n) => sum + n, 0);
  return (
    <div className="lens-stack activity-details">
      <Part title={text.kept}>
        <Fields tallies={visit.kept} />
      </Part>
      {leftAt !== undefined && (
        <Part title={text.sent(dateTime(leftAt), activityWords.left.batches(batches))}>
          <Fields tallies={left} />
          {refusals > 0 && <p className="lens-p">{activityWords.left.refused(refusals, codesText(refused))}</p>}
        </Part>
      )}
      {reasonsOf(visit).map(([reason, tallies]) => (
        <Part key={reason} title={text.stayed(activityWords.why[reason])}>
          <Fields tallies={tallies} />
        </Part>
      ))}
      <Part title={text.reading}>
        {Object.entries(visit.readers).map(([adapter, reading]) => (
          <p key={adapter} className="lens-p">
            <span className="lens-code">{adapter}</span> {readingText(reading)}
          </p>
        ))}
      </Part>
      <Part title={activityWords.part.cost}>
        <p className="lens-p">{activityWords.cost.drawing(msText(cost.overlayMs))}</p>
        <p className="lens-p lens-muted lens-small">{activityWords.cost.measured}</p>
      </Part>
      <p className="lens-p">
        <a className="lens-link" href={address} target="_blank" rel="noreferrer">
          {text.open}
        </a>
      </p>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h4 className="lens-h3">{title}</h4>
      {children}
    </section>
  );
}

/** Each kind with the names of its fields. */
function Fields({ tallies }: { tallies: Tallies }) {
  const all = Object.entries(tallies) as [Kind, Tally][]; // the keys of a Tallies
  if (all.length === 0) return <p className="lens-p lens-muted">{text.keptNone}</p>;
  return (
    <ul className="activity-fields">
      {all.map(([kind, tally]) => (
        <li key={kind}>{text.fields(activityWords.kinds[kind](tally.things), fieldsText(kind, tally))}</li>
      ))}
    </ul>
  );
}

function readingText({ captures, rejected, invalid, lost, warnings, drifts }: Reading): string {
  const said = [
    text.answers(captures),
    ...(rejected > 0 ? [text.rejected(rejected)] : []),
    ...(invalid > 0 ? [text.invalid(invalid)] : []),
    ...(lost > 0 ? [text.lost(lost)] : []),
    ...(Object.keys(warnings).length > 0 ? [text.warnings(codesText(warnings))] : []),
    ...(Object.keys(drifts).length > 0 ? [text.drifts(codesText(drifts))] : []),
  ];
  return said.join(' · ');
}
