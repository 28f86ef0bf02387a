import type { EntityKey } from '@infofi-lens/shared/facts/observation';
import { type DurationMs, durationMs, type EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable, Table } from 'dexie';

/** Active time on one campaign on one day. Never evicted: it can not be seen again. */
export interface TimeRow {
  campaign: EntityKey;
  /** Day in UTC, `2026-11-20`. */
  day: string;
  activeMs: DurationMs;
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

export const timeIndexes = '[campaign+day], day';
export const meterIndexes = 'meter, at';

export const timeQueries = (table: Table<TimeRow, [EntityKey, string]>, meters: EntityTable<MeterRow, 'meter'>) => ({
  /** Total active time on a campaign. `undefined` when none was ever measured. */
  async spent(campaign: EntityKey): Promise<DurationMs | undefined> {
    const days = await table.where('[campaign+day]').between([campaign, ''], [campaign, '\uffff']).toArray();
    return days.length === 0 ? undefined : durationMs(days.reduce((sum, { activeMs }) => sum + activeMs, 0));
  },
  /** The same for several at once: one transaction, where one a campaign would cost more than what they read. */
  spentOn: (campaigns: readonly EntityKey[]): Promise<ReadonlyMap<EntityKey, DurationMs>> => totalsOf(table, campaigns, '\uffff'),
  /** The same without what was spent on that day or later, `2026-11-20`. */
  spentBefore: (campaigns: readonly EntityKey[], day: string): Promise<ReadonlyMap<EntityKey, DurationMs>> =>
    totalsOf(table, campaigns, day),
  /** The first day on which time was spent on a campaign. `undefined`: none was ever measured. */
  begunOn: async (campaign: EntityKey): Promise<string | undefined> =>
    (await table.where('[campaign+day]').between([campaign, ''], [campaign, '\uffff']).first())?.day,
  /** By day, oldest first. `from` is inclusive, `2026-11-01`. */
  days: (from: string): Promise<TimeRow[]> => table.where('day').aboveOrEqual(from).toArray(),

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

async function totalsOf(table: Table<TimeRow, [EntityKey, string]>, campaigns: readonly EntityKey[], before: string) {
  const days = await table.db.transaction('r', table, () =>
    Promise.all(campaigns.map((campaign) => table.where('[campaign+day]').between([campaign, ''], [campaign, before]).toArray())),
  );
  const totals = new Map<EntityKey, DurationMs>();
  for (const [at, campaign] of campaigns.entries()) {
    const own = days[at] ?? [];
    const total = own.length === 0 ? undefined : durationMs(own.reduce((sum, { activeMs }) => sum + activeMs, 0));
    if (total !== undefined) totals.set(campaign, total);
  }
  return totals;
}
