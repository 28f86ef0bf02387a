import { shownField } from '@infofi-lens/shared/facts/known';
import { facts } from '@infofi-lens/shared/facts/table';
import type { EpochMs } from '@infofi-lens/shared/units';
import { useLive } from '../../storage/hooks.ts';
import { evidenceOf } from '../../ui/evidence.ts';
import { fieldFigure } from '../../ui/figures/field.ts';
import { figureWords } from '../../ui/figures/words.ts';
import { age, count, duration, usd } from '../../ui/format.ts';
import { hashOf } from '../../ui/hash-of.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import type { CellView, Column } from '../../ui/table/column.ts';
import { TablePart } from '../../ui/table/table-part.tsx';
import { useColumns } from '../../ui/table/use-columns.ts';
import { useSorted } from '../../ui/table/use-sorted.ts';
import { useNow } from '../../ui/use-now.ts';
import { words } from '../../ui/words.ts';
import { loadParticipation, type Part } from './load-participation.ts';
import { mineWords } from './words.ts';

const text = mineWords.participation;

/** What the person did, campaign by campaign. */
export function ParticipationPage() {
  const now = useNow();
  const parts = useLive(loadParticipation, []);
  return (
    <Page title={text.title} intro={text.intro}>
      {parts === undefined ? <Loading rows={6} /> : <ParticipationTable parts={parts} now={now} />}
    </Page>
  );
}

export function ParticipationTable({ parts, now }: { parts: readonly Part[]; now: EpochMs }) {
  const columns = useColumns(participationColumns);
  const table = useSorted(parts, columns);
  return (
    <TablePart
      {...table}
      label={text.title}
      file="infofi-participation"
      keyOf={({ campaign }) => campaign}
      hrefOf={({ campaign }) => (campaign.split(':')[1] === 'campaign' ? hashOf('campaign', campaign) : undefined)}
      now={now}
      empty={
        <Empty title={text.none}>
          <p className="lens-p">{text.noneText}</p>
        </Empty>
      }
    />
  );
}

const seen = (part: Part['part'], name: 'claimed' | 'eligible' | 'points' | 'rank'): CellView =>
  part ? fieldFigure(part, name) : { unknown: text.notSeen };
const value = (part: Part['part'], name: 'claimed' | 'eligible' | 'points' | 'rank') => part && shownField(part, name)?.value;

function tasks(part: Part['part']): CellView {
  const [done, total] = part ? [shownField(part, 'tasksDone'), shownField(part, 'tasksTotal')] : [];
  if (!done) return { unknown: text.notSeen };
  const evidence = evidenceOf(done, facts.participation.tasksDone.methodology);
  return { text: total ? text.tasksOf(count(done.value), count(total.value)) : count(done.value), evidence };
}

function paid(row: Part): CellView {
  if (!row.outcome) return { unknown: text.noOutcome };
  const { outcome, at } = row.outcome;
  const dollars = 'usd' in outcome && typeof outcome.usd === 'number' ? usd(outcome.usd) : outcome.won ? text.won : text.lost;
  return { text: dollars, evidence: { source: 'you', methodology: text.outcomeMethodology, observedAt: at } };
}

const participationColumns = (): readonly Column<Part>[] => [
  { name: 'campaign', label: text.campaign, width: 15, sorts: true, cell: ({ name }) => ({ plain: name ?? text.unnamed }) },
  { name: 'platform', label: text.platform, width: 6, sorts: true, cell: ({ platform }) => ({ plain: words.platform[platform] }) },
  {
    name: 'tasks',
    label: text.tasks,
    width: 7,
    sorts: true,
    cell: ({ part }) => tasks(part),
    csv: ({ part }) => part && shownField(part, 'tasksDone')?.value,
  },
  {
    name: 'claimed',
    label: text.claimed,
    width: 7,
    sorts: true,
    cell: ({ part }) => seen(part, 'claimed'),
    csv: ({ part }) => value(part, 'claimed'),
  },
  {
    name: 'points',
    label: text.points,
    width: 7,
    number: true,
    sorts: true,
    cell: ({ part }) => seen(part, 'points'),
    csv: ({ part }) => value(part, 'points'),
  },
  {
    name: 'rank',
    label: text.rank,
    width: 7,
    number: true,
    sorts: true,
    cell: ({ part }) => seen(part, 'rank'),
    csv: ({ part }) => value(part, 'rank'),
  },
  {
    name: 'eligible',
    label: text.eligible,
    width: 7,
    cell: ({ part }) => seen(part, 'eligible'),
    csv: ({ part }) => value(part, 'eligible'),
  },
  {
    name: 'time',
    label: text.time,
    width: 7,
    number: true,
    sorts: true,
    cell: ({ spent }) =>
      spent === undefined
        ? { unknown: text.noTime }
        : { text: duration(spent), evidence: { source: 'you', methodology: figureWords.timeMethodology } },
    csv: ({ spent }) => spent && Number((spent / 60_000).toFixed(2)),
  },
  { name: 'outcome', label: text.outcome, width: 8, number: true, cell: paid },
  {
    name: 'seen',
    label: text.seen,
    width: 6.5,
    number: true,
    sorts: true,
    cell: ({ part }) => ({ plain: part?.lastSeen === undefined ? text.notSeen : age(part.lastSeen, Date.now() as EpochMs) }),
    csv: ({ part }) => (part?.lastSeen === undefined ? undefined : new Date(part.lastSeen).toISOString()),
  },
];
