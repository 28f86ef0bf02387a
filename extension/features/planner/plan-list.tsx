import type { PlanEntry } from '@infofi-lens/shared/scoring/planner/candidate';
import type { EpochMs } from '@infofi-lens/shared/units';
import { Button } from '../../ui/button.tsx';
import { Figure } from '../../ui/figure.tsx';
import { perHourFigure, rangedUsd } from '../../ui/figures/roi.ts';
import { dateTime, duration } from '../../ui/format.ts';
import { Tag } from '../../ui/states.tsx';
import { words } from '../../ui/words.ts';
import type { Known } from './load-candidates.ts';
import { type Lookup, nameOf } from './lookup.ts';
import { plannerWords } from './words.ts';

const text = plannerWords.plan;

interface PlanListProps {
  readonly entries: readonly PlanEntry[];
  readonly known: Lookup;
  readonly now: EpochMs;
  readonly unconfirmed: boolean;
  readonly remove: (entry: PlanEntry) => void;
}

/** What to do, in its order, each with when, for how long, for what, and why. */
export function PlanList({ entries, known, now, unconfirmed, remove }: PlanListProps) {
  return (
    <ol className="planner-list">
      {entries.map((entry) => {
        const one = known.get(entry.key);
        return (
          one && (
            <li key={`${entry.key} ${entry.wallet}`} className="lens-card">
              <Entry entry={entry} one={one} holder={entry.partOf && known.get(entry.partOf)} {...{ now, unconfirmed, remove }} />
            </li>
          )
        );
      })}
    </ol>
  );
}

type EntryProps = Pick<PlanListProps, 'now' | 'unconfirmed' | 'remove'> & {
  readonly entry: PlanEntry;
  readonly one: Known;
  readonly holder: Known | undefined;
};

function Entry({ entry, one, holder, now, unconfirmed, remove }: EntryProps) {
  const { name, url } = nameOf(one);
  const { value } = entry;
  return (
    <article className="planner-entry" aria-label={name}>
      <header>
        <h3 className="lens-h2">
          {url === undefined ? (
            name
          ) : (
            <a className="lens-link" href={url} target="_blank" rel="noreferrer">
              {name}
            </a>
          )}
        </h3>
        <span className="lens-muted lens-small">{words.platform[one.campaign.platform]}</span>
      </header>
      <p className="lens-p">
        <strong>{value === undefined ? text.noValue : text.about(rangedUsd(value))}</strong>
        {` · ${text.hoursEntry(duration(entry.hours * 3_600_000))} · `}
        <strong>{text.startBy(dateTime(entry.startBy))}</strong>
      </p>
      <p className="lens-p lens-line">
        {tagsOf(entry, one, holder).map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
      </p>
      <footer>
        <Figure label={text.perHour} view={perHourFigure(one.campaign, one.worth.estimate, unconfirmed)} now={now} />
        <Button kind="quiet" aria-label={text.remove(name)} onClick={() => remove(entry)}>
          {text.removeShort}
        </Button>
      </footer>
    </article>
  );
}

/** Why it stands where it stands. */
function tagsOf(entry: PlanEntry, { candidate }: Known, holder: Known | undefined): string[] {
  const { endsAt, claimBy, opensAt, begun, wallet } = entry;
  return [
    ...(begun ? [text.begun] : []),
    ...(holder ? [text.partOf(nameOf(holder).name)] : []),
    ...(candidate.campaign.distribution === 'fcfs' ? [text.places] : []),
    ...(opensAt === undefined ? [] : [text.opens(dateTime(opensAt))]),
    ...(endsAt === undefined ? [] : [text.ends(dateTime(endsAt))]),
    ...(claimBy === undefined ? [] : [text.claim(dateTime(claimBy))]),
    ...(wallet > 1 ? [text.wallet(wallet)] : []),
  ];
}
