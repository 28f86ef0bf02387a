import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import { useLive } from '../../../storage/hooks.ts';
import type { TimeRow } from '../../../storage/tables/time.ts';
import { figureWords } from '../../../ui/figures/words.ts';
import { count, dayText } from '../../../ui/format.ts';
import { Section } from '../../../ui/states.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { TablePart } from '../../../ui/table/table-part.tsx';
import { useColumns } from '../../../ui/table/use-columns.ts';
import { pagesWords } from './words.ts';

const text = pagesWords.time;
const dayColumns = (): readonly Column<TimeRow>[] => [
  { name: 'day', label: text.day, width: 10, cell: ({ day }) => ({ plain: dayText(day) }), csv: ({ day }) => day },
  {
    name: 'minutes',
    label: text.minutes,
    width: 9,
    number: true,
    cell: ({ activeMs }) => ({ text: count(activeMs / 60_000), evidence: { source: 'you', methodology: figureWords.timeMethodology } }),
    csv: ({ activeMs }) => Number((activeMs / 60_000).toFixed(2)),
  },
];

/** One's own active time on a campaign, day by day. */
export function DaysPart({ campaign, id, now }: { campaign: EntityKey; id: string; now: EpochMs }) {
  const columns = useColumns(dayColumns);
  const days = useLive((store) => store.time.daysOn(campaign), [campaign]);
  if (days === undefined) return null;
  return (
    <Section title={text.title}>
      <TablePart
        label={text.title}
        file={`infofi-${id}-time`}
        columns={columns}
        rows={days}
        keyOf={({ day }) => day}
        now={now}
        empty={<p className="lens-p lens-muted">{text.none}</p>}
      />
    </Section>
  );
}
