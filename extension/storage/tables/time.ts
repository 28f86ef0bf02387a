import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { type DurationMs, durationMs, type EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable, Table } from 'dexie';

/** Active time on one campaign on one day. Never evicted: it can not be seen again. */
export interface TimeRow {
  campaign: EntityKey;
  /** Day in UTC, `2026-11-20`. */
  day: string;
  activeMs: DurationMs;
}
/** The same as another browser of the same account measured it. Never shared from here: that browser does so itself. */
export interface OtherTimeRow extends TimeRow {
  /** A random name that the other browser gave itself. */
  device: string;
}
/** How far a page's meter was counted. */
export interface MeterRow {
  meter: string;
  seq: number;
  at: EpochMs;
}
/** What a meter measured since its last report. `seq` grows by one with each, so a report sent twice counts once. */
export interface Increment {
  readonly meter: string;
  readonly seq: number;
  readonly campaign: EntityKey;
  readonly activeMs: DurationMs;
  readonly at: EpochMs;
}

export const otherTimeIndexes = '[campaign+day+device], day';
export const timeIndexes = '[campaign+day], day';
export const meterIndexes = 'meter, at';

export const timeQueries = (
  table: Table<TimeRow, [EntityKey, string]>,
  meters: EntityTable<MeterRow, 'meter'>,
  others: Table<OtherTimeRow, [EntityKey, string, string]>,
) => ({
  /** Total active time on a campaign, in all of the person's browsers. `undefined` when none was ever measured. */
  async spent(campaign: EntityKey): Promise<DurationMs | undefined> {
    return (await totalsOf([table, others], [campaign], '\uffff')).get(campaign);
  },
  /** The same for several at once: one transaction, where one a campaign would cost more than what they read. */
  spentOn: (campaigns: readonly EntityKey[]): Promise<ReadonlyMap<EntityKey, DurationMs>> => totalsOf([table, others], campaigns, '\uffff'),
  /** What this browser alone measured, without what was spent on that day or later, `2026-11-20`. */
  spentBefore: (campaigns: readonly EntityKey[], day: string): Promise<ReadonlyMap<EntityKey, DurationMs>> =>
    totalsOf([table], campaigns, day),
  /** The first day on which time was spent on a campaign. `undefined`: none was ever measured. */
  async begunOn(campaign: EntityKey): Promise<string | undefined> {
    const first = await Promise.all([table, others].map((one) => daysOf(one, campaign, '\uffff').first()));
    return first.flatMap((row) => row?.day ?? []).sort()[0];
  },
  /** Every day on which time was spent on a campaign, in all of the person's browsers, oldest first. */
  async daysOn(campaign: EntityKey): Promise<TimeRow[]> {
    const rows = await Promise.all([table, others].map((one) => daysOf(one, campaign, '\uffff').toArray()));
    return summed(rows.flat());
  },
  /** What this browser alone measured, by day, oldest first. `from` is inclusive, `2026-11-01`. */
  days: (from: string): Promise<TimeRow[]> => table.where('day').aboveOrEqual(from).toArray(),
  /** What the person's other browsers measured, likewise. */
  elsewhere: (from: string): Promise<OtherTimeRow[]> => others.where('day').aboveOrEqual(from).toArray(),
  /** What all of the person's browsers measured, one row a campaign and day; likewise. */
  async everywhere(from: string): Promise<TimeRow[]> {
    return summed([...(await this.days(from)), ...(await this.elsewhere(from))]);
  },
  putElsewhere: (rows: readonly OtherTimeRow[]): Promise<unknown> => others.bulkPut([...rows]),
  dropElsewhere: ({ campaign, day, device }: Pick<OtherTimeRow, 'campaign' | 'day' | 'device'>): Promise<void> =>
    others.delete([campaign, day, device]),
  /** Another account, or none: what its other browsers measured is of nobody here. */
  forgetElsewhere: (): Promise<void> => others.clear(),

  /** Adds an increment unless it or a later one of its meter was counted. Needs a transaction around it. @returns whether it was new. */
  async add({ meter, seq, campaign, activeMs, at }: Increment): Promise<boolean> {
    const counted = await meters.get(meter);
    if (counted && counted.seq >= seq) return false;
    const day = new Date(at).toISOString().slice(0, 10);
    const before = await table.get([campaign, day]);
    await table.put({ campaign, day, activeMs: durationMs((before?.activeMs ?? 0) + activeMs) ?? activeMs });
    await meters.put({ meter, seq, at });
    return true;
  },
  /** Meters of pages that are long gone. */
  forgetMeters: (before: EpochMs): Promise<number> => meters.where('at').below(before).delete(),
});

/** Either table of times: what is asked of both has the same columns in both. */
type Times = Table<TimeRow, [EntityKey, string]> | Table<OtherTimeRow, [EntityKey, string, string]>;

/** In the order of days. Of two-column keys `[campaign, day]` lies before every longer key that begins with it. */
const daysOf = (table: Times, campaign: EntityKey, before: string) =>
  (table as Table<TimeRow>).where(':id').between([campaign, ''], [campaign, before]);

async function totalsOf(tables: readonly [Times, ...Times[]], campaigns: readonly EntityKey[], before: string) {
  const found = await tables[0].db.transaction('r', [...tables], () =>
    Promise.all(campaigns.map((campaign) => Promise.all(tables.map((table) => daysOf(table, campaign, before).toArray())))),
  );
  const totals = new Map<EntityKey, DurationMs>();
  for (const [at, campaign] of campaigns.entries()) {
    const own = (found[at] ?? []).flat();
    const total = own.length === 0 ? undefined : durationMs(own.reduce((sum, { activeMs }) => sum + activeMs, 0));
    if (total !== undefined) totals.set(campaign, total);
  }
  return totals;
}

/** One row a campaign and day, oldest first. */
function summed(rows: readonly TimeRow[]): TimeRow[] {
  const sums = new Map<string, TimeRow>();
  for (const { campaign, day, activeMs } of rows) {
    const key = `${day} ${campaign}`;
    sums.set(key, { campaign, day, activeMs: durationMs((sums.get(key)?.activeMs ?? 0) + activeMs) ?? activeMs });
  }
  return [...sums.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
