import type { EpochMs } from '@infofi-lens/shared/units';
import { useMemo } from 'react';
import { useLive } from '../../storage/hooks.ts';
import type { Store } from '../../storage/store.ts';
import type { TimeRow } from '../../storage/tables/time.ts';
import { figureWords } from '../../ui/figures/words.ts';
import { count, dayText, duration } from '../../ui/format.ts';
import { hashOf } from '../../ui/hash-of.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Loading, Section } from '../../ui/states.tsx';
import type { Column } from '../../ui/table/column.ts';
import { TablePart } from '../../ui/table/table-part.tsx';
import { useColumns } from '../../ui/table/use-columns.ts';
import { useSorted } from '../../ui/table/use-sorted.ts';
import { useNow } from '../../ui/use-now.ts';
import { campaignNames } from './load-participation.ts';
import { type Week, weeksOf } from './weeks.ts';
import { WeeksChart } from './weeks-chart.tsx';
import { mineWords } from './words.ts';

const text = mineWords.time;

type NamedDay = TimeRow & { readonly name: string | undefined };

/** Every day with time on a campaign, the newest first. */
export async function loadTime(store: Store): Promise<NamedDay[]> {
  const days = await store.time.everywhere('');
  const names = await campaignNames(store, [...new Set(days.map(({ campaign }) => campaign))]);
  return days.toReversed().map((row) => ({ ...row, name: names.get(row.campaign) }));
}

/** The person's own time: by week, and by campaign and day. */
export function TimePage() {
  const now = useNow();
  const days = useLive(loadTime, []);
  return (
    <Page title={text.title} intro={text.intro}>
      {days === undefined && <Loading rows={6} />}
      {days?.length === 0 && (
        <Empty title={text.none}>
          <p className="lens-p">{text.noneText}</p>
        </Empty>
      )}
      {days && days.length > 0 && <TimeView days={days} now={now} />}
    </Page>
  );
}

export function TimeView({ days, now }: { days: readonly NamedDay[]; now: EpochMs }) {
  const weeks = useMemo(() => weeksOf(days), [days]);
  const newest = useMemo(() => weeks.toReversed(), [weeks]);
  const dayColumns = useColumns(columnsOfDays);
  const weekColumns = useColumns(columnsOfWeeks);
  const byDay = useSorted(days, dayColumns, { by: 'day', descending: true });
  const byWeek = useSorted(newest, weekColumns);
  const all = days.reduce((sum, { activeMs }) => sum + activeMs, 0);
  return (
    <>
      <p className="lens-p">{text.total(duration(all), new Set(days.map(({ campaign }) => campaign)).size)}</p>
      <Section title={text.weeks}>
        <div className="charts-drawing" aria-hidden="true">
          <WeeksChart weeks={weeks} />
        </div>
        <TablePart {...byWeek} label={text.weeks} file="infofi-time-weeks" keyOf={({ from }) => from} now={now} empty={null} />
      </Section>
      <Section title={text.days}>
        <TablePart
          {...byDay}
          label={text.days}
          file="infofi-time"
          keyOf={({ campaign, day }) => `${campaign} ${day}`}
          hrefOf={({ campaign }) => hashOf('campaign', campaign)}
          now={now}
          empty={null}
        />
      </Section>
    </>
  );
}

const evidence = { source: 'you', methodology: figureWords.timeMethodology } as const;

const columnsOfDays = (): readonly Column<NamedDay>[] => [
  { name: 'campaign', label: text.campaign, width: 15, sorts: true, cell: ({ name, campaign }) => ({ plain: name ?? campaign }) },
  { name: 'day', label: text.day, width: 10, sorts: true, cell: ({ day }) => ({ plain: dayText(day) }), csv: ({ day }) => day },
  {
    name: 'minutes',
    label: text.minutes,
    width: 9,
    number: true,
    sorts: true,
    cell: ({ activeMs }) => ({ text: count(activeMs / 60_000), evidence }),
    csv: ({ activeMs }) => Number((activeMs / 60_000).toFixed(2)),
  },
];

const columnsOfWeeks = (): readonly Column<Week>[] => [
  { name: 'week', label: text.week, width: 10, sorts: true, cell: ({ from }) => ({ plain: dayText(from) }), csv: ({ from }) => from },
  {
    name: 'hours',
    label: text.hours,
    width: 8,
    number: true,
    sorts: true,
    cell: ({ activeMs }) => ({ text: duration(activeMs), evidence }),
    csv: ({ activeMs }) => Number((activeMs / 3_600_000).toFixed(3)),
  },
  {
    name: 'campaigns',
    label: text.campaigns,
    width: 8,
    number: true,
    sorts: true,
    cell: ({ campaigns }) => ({ plain: count(campaigns) }),
    csv: ({ campaigns }) => campaigns,
  },
];
