import { pageAddress } from '@infofi-lens/shared/adapters/page-address';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { shownField } from '@infofi-lens/shared/facts/known';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import type { Entity } from '../../../storage/entities.ts';
import { useLive } from '../../../storage/hooks.ts';
import type { Store } from '../../../storage/store.ts';
import { ChartPart } from '../../../ui/charts/chart-part.tsx';
import { fieldFigure } from '../../../ui/figures/field.ts';
import { dateTime, exactCount } from '../../../ui/format.ts';
import { hashOf } from '../../../ui/hash-of.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Loading, Section } from '../../../ui/states.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { TablePart } from '../../../ui/table/table-part.tsx';
import { useColumns } from '../../../ui/table/use-columns.ts';
import { useSorted } from '../../../ui/table/use-sorted.ts';
import { words } from '../../../ui/words.ts';
import { LineBand } from '../draw/line-band.tsx';
import { chartWords } from '../words.ts';

const text = chartWords.boards;
const quarter = 90 * 86_400_000;

type Entry = Entity<'board-entry'>;

export const memberName = (entry: Entry): string =>
  shownField(entry, 'displayName')?.value ?? shownField(entry, 'handle')?.value ?? shownField(entry, 'subjectId')?.value ?? entry.id;

const number = (name: 'rank' | 'mindshare' | 'score' | 'followers', label: string, width: number): Column<Entry> => ({
  name,
  label,
  width,
  number: true,
  sorts: true,
  evidenced: true,
  cell: (entry) => fieldFigure(entry, name),
  csv: (entry) => shownField(entry, name)?.value,
});
const boardColumns = (): readonly Column<Entry>[] => [
  {
    name: 'member',
    label: text.member,
    width: 12,
    sorts: true,
    cell: (entry) => {
      const handle = shownField(entry, 'handle')?.value;
      return { plain: memberName(entry), ...(handle !== undefined && { note: `@${handle}` }) };
    },
  },
  number('rank', text.rank, 7),
  number('mindshare', text.mindshare, 8),
  number('score', text.score, 8),
  number('followers', text.followers, 8),
];

/** Every row of a board that was seen; each leads to how its rank moved. */
export function BoardTable({ entries, now }: { entries: readonly Entry[]; now: EpochMs }) {
  const columns = useColumns(boardColumns);
  const table = useSorted(entries, columns, { by: 'rank', descending: false });
  return (
    <Section title={text.rows}>
      <TablePart
        {...table}
        label={text.rows}
        file="infofi-board"
        keyOf={({ key }) => key}
        hrefOf={({ key }) => hashOf('board', key)}
        now={now}
        empty={null}
      />
    </Section>
  );
}

/** How one member's rank moved, and the way to the member. */
export function RankHistory({ entry, now }: { entry: Entry; now: EpochMs }) {
  const points = useLive((store) => ranksOf(store, entry.key, now), [entry.key, now]);
  const name = memberName(entry);
  if (points === undefined) return <Loading rows={3} />;
  return (
    <Section title={text.history(name)} aside={<MemberLink entry={entry} />}>
      {points.length < 2 ? (
        <p className="lens-p lens-muted">{text.noHistory}</p>
      ) : (
        <ChartPart
          label={text.history(name)}
          columns={[chartWords.history.at, text.rank]}
          rows={points.toReversed().map(({ at, value }) => [dateTime(at), exactCount(value)] as const)}
        >
          <LineBand points={points} now={now} nowLabel={chartWords.now} isRank />
        </ChartPart>
      )}
    </Section>
  );
}

async function ranksOf(store: Store, key: EntityKey, now: EpochMs) {
  const [rows] = await store.history.ofMany([key], 'rank', epochMs(now - quarter) ?? now);
  return (rows ?? []).flatMap(({ observedAt, value }) => (typeof value === 'number' ? [{ at: observedAt, value }] : []));
}

function MemberLink({ entry }: { entry: Entry }) {
  const [handle, id] = [shownField(entry, 'handle')?.value, shownField(entry, 'subjectId')?.value];
  const href = pageAddress({ platform: entry.platform, kind: 'profile', id: id ?? entry.id, fields: { handle } });
  return (
    href && (
      <a className="lens-link lens-line" href={href} target="_blank" rel="noreferrer">
        {text.onPlatform(words.platform[entry.platform])} <Icon name="external" />
      </a>
    )
  );
}
