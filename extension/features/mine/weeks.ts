import type { TimeRow } from '../../storage/tables/time.ts';

/** Active time in one week. */
export interface Week {
  /** Its Monday, in UTC, `2026-11-16`. */
  readonly from: string;
  readonly activeMs: number;
  /** Campaigns that time was spent on. */
  readonly campaigns: number;
}

const day = 86_400_000;

/** The sums of weeks, oldest first; weeks in between without any time are there too. */
export function weeksOf(rows: readonly TimeRow[]): Week[] {
  const by = Map.groupBy(rows, ({ day: on }) => mondayOf(on));
  const mondays = [...by.keys()].sort();
  const [first, last] = [mondays[0], mondays.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all = Array.from({ length: (Date.parse(last) - Date.parse(first)) / (7 * day) + 1 }, (_, at) =>
    dayOf(Date.parse(first) + at * 7 * day),
  );
  return all.map((from) => {
    const own = by.get(from) ?? [];
    return {
      from,
      activeMs: own.reduce((sum, { activeMs }) => sum + activeMs, 0),
      campaigns: new Set(own.map(({ campaign }) => campaign)).size,
    };
  });
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function mondayOf(on: string): string {
  const ms = Date.parse(on);
  return dayOf(ms - ((new Date(ms).getUTCDay() + 6) % 7) * day);
}
