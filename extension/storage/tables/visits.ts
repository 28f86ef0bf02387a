import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';

/** Where something was read. */
export interface Place {
  readonly platform: PlatformId;
  readonly tab: number;
  /** Origin and path: what follows a question mark may be about the person. */
  readonly address: string;
  /** When the document was opened, in milliseconds since 1970: tells a page from the same one reloaded. */
  readonly opened: number;
}
/** Things of one kind, and how many values of each of their fields. Names and numbers: never what a page said. */
export interface Tally {
  readonly things: number;
  readonly fields: Readonly<Record<string, number>>;
}
export type Tallies = Readonly<Partial<Record<Kind, Tally>>>;

/**
 * Why values stayed in this browser. `no-server`: none is set. `sharing-off`: the person did not say yes for the platform.
 * `not-acknowledged`: it may be shared since lately, and the person has not acknowledged that.
 * `local`: the field never leaves. `page`: not from such a page (X's home, one's own profile). `repeated`: the same was shared
 * within the hour.
 */
export const stayReasons = ['no-server', 'sharing-off', 'not-acknowledged', 'local', 'page', 'repeated'] as const;
export type StayReason = (typeof stayReasons)[number];

/** What reading cost the page. */
export interface Cost {
  /** Time on the page's main thread, in milliseconds. */
  readonly ms: number;
  /** Of it, what drawing over the page took. */
  readonly overlayMs: number;
  /** Length of the texts that were read, in characters: about bytes. */
  readonly read: number;
  /** Whether the scripts of the overlay ran there: the one that draws chips, the one of cards. */
  readonly chips?: true | undefined;
  readonly cards?: true | undefined;
}
/** How the reading went, for one adapter version. */
export interface Reading {
  readonly captures: number;
  /** Entries that could not be read. */
  readonly rejected: number;
  /** Sightings that were not valid. */
  readonly invalid: number;
  /** Sightings and answers left unread for want of room. */
  readonly lost: number;
  readonly warnings: Readonly<Record<string, number>>;
  readonly drifts: Readonly<Record<string, number>>;
}
/** One look at a page: what was read on it and what of that left this browser. Kept here only. */
export interface VisitRow extends Place {
  key: string;
  begunAt: EpochMs;
  lastAt: EpochMs;
  /** By adapter version, `galxe@1`. */
  readers: Readonly<Record<string, Reading>>;
  kept: Tallies;
  /** What was sent to the server, and how often. */
  left: Tallies;
  leftAt?: EpochMs;
  batches: number;
  /** Things that the server did not take, by its code. */
  refused: Readonly<Record<string, number>>;
  stayed: Readonly<Partial<Record<StayReason, Tallies>>>;
  cost: Cost;
}
/** What one message adds to a visit. */
export type VisitNews = Pick<VisitRow, 'readers' | 'kept' | 'stayed' | 'cost'> & { readonly from: EpochMs };
/** What was sent of something read on these pages. */
export interface Sent {
  readonly visits: readonly string[];
  readonly observation: Pick<AnyObservation, 'kind' | 'fields'>;
  /** The server's reason not to take it; `undefined`: it did. */
  readonly refused: string | undefined;
}

/** How long looks are kept, and how many at most. */
export const keptVisits = { ms: 7 * 86_400_000, most: 2_000 } as const;

export const visitIndexes = 'key, lastAt, tab';
export const visitKey = ({ tab, opened, address }: Place): string => `${tab}:${Math.round(opened)}:${address}`;
export const noCost: Cost = { ms: 0, overlayMs: 0, read: 0 };

export const visitQueries = (table: EntityTable<VisitRow, 'key'>) => ({
  get: (place: Place): Promise<VisitRow | undefined> => table.get(visitKey(place)),
  /** The latest first; all that are kept without a limit. */
  recent: (limit: number = keptVisits.most): Promise<VisitRow[]> => table.orderBy('lastAt').reverse().limit(limit).toArray(),
  count: (): Promise<number> => table.count(),
  /** The last look at that address in that tab. */
  async inTab(tab: number, address: string): Promise<VisitRow | undefined> {
    const rows = await table.where('tab').equals(tab).toArray();
    return rows.filter((row) => row.address === address).sort((a, b) => b.lastAt - a.lastAt)[0];
  },

  /** Needs a transaction. */
  async add(place: Place, { from, readers, kept, stayed, cost }: VisitNews, at: EpochMs): Promise<void> {
    const key = visitKey(place);
    const before: VisitRow = (await table.get(key)) ?? { ...empty, ...place, key, begunAt: from, lastAt: at };
    const sums = Object.entries(readers).map(([adapter, reading]) => [adapter, plusReading(before.readers[adapter], reading)] as const);
    const why = stayReasons.flatMap((reason) => {
      const sum = plusTallies(before.stayed[reason], stayed[reason]);
      return Object.keys(sum).length > 0 ? [[reason, sum] as const] : [];
    });
    await table.put({
      ...before,
      lastAt: at,
      readers: { ...before.readers, ...Object.fromEntries(sums) },
      kept: plusTallies(before.kept, kept),
      stayed: Object.fromEntries(why),
      cost: {
        ms: before.cost.ms + cost.ms,
        overlayMs: before.cost.overlayMs + cost.overlayMs,
        read: before.cost.read + cost.read,
        ...((before.cost.chips || cost.chips) && { chips: true }),
        ...((before.cost.cards || cost.cards) && { cards: true }),
      },
    });
  },

  /** Books what went out in one batch. Visits that are forgotten by now are left so. Needs a transaction. */
  async addSent(sent: readonly Sent[], at: EpochMs): Promise<void> {
    const keys = [...new Set(sent.flatMap(({ visits }) => visits))];
    const rows = (await table.bulkGet(keys)).flatMap((row) => row ?? []);
    await table.bulkPut(
      rows.map((row) => {
        const own = sent.filter(({ visits }) => visits.includes(row.key));
        const refused = own.flatMap(({ refused: code }) => (code === undefined ? [] : [code]));
        return {
          ...row,
          left: own.reduce<Tallies>((sum, { observation }) => plusTallies(sum, tallyOf(observation)), row.left),
          leftAt: at,
          batches: row.batches + 1,
          refused: refused.reduce((counts, code) => plusCounts(counts, { [code]: 1 }), row.refused),
        };
      }),
    );
  },

  /** Forgets what is too old, and the oldest of too many ({@link keptVisits}). */
  async sweep(now: EpochMs, { ms, most }: { ms: number; most: number } = keptVisits): Promise<void> {
    await table
      .where('lastAt')
      .below(now - ms)
      .delete();
    const over = (await table.count()) - most;
    if (over > 0) await table.bulkDelete(await table.orderBy('lastAt').limit(over).primaryKeys());
  },
});

const empty = { readers: {}, kept: {}, left: {}, batches: 0, refused: {}, stayed: {}, cost: noCost };

/** One thing with these fields. */
export function tallyOf({ kind, fields }: Pick<AnyObservation, 'kind' | 'fields'>, things = 1): Tallies {
  return { [kind]: { things, fields: Object.fromEntries(Object.keys(fields).map((name) => [name, 1])) } };
}

export function plusTallies(before: Tallies = {}, more: Tallies = {}): Tallies {
  const sum: Partial<Record<Kind, Tally>> = { ...before };
  for (const [kind, { things, fields }] of Object.entries(more) as [Kind, Tally][]) {
    // the keys of a Tallies
    const held = sum[kind];
    sum[kind] = { things: (held?.things ?? 0) + things, fields: plusCounts(held?.fields, fields) };
  }
  return sum;
}

function plusReading(before: Reading | undefined, more: Reading): Reading {
  if (!before) return more;
  return {
    captures: before.captures + more.captures,
    rejected: before.rejected + more.rejected,
    invalid: before.invalid + more.invalid,
    lost: before.lost + more.lost,
    warnings: plusCounts(before.warnings, more.warnings),
    drifts: plusCounts(before.drifts, more.drifts),
  };
}

const mostNames = 100;

/** Codes come from our own readers, but through the page's process: their number is bounded. */
function plusCounts(before: Readonly<Record<string, number>> = {}, more: Readonly<Record<string, number>> = {}): Record<string, number> {
  const sum = { ...before };
  for (const [name, n] of Object.entries(more)) if (name in sum || Object.keys(sum).length < mostNames) sum[name] = (sum[name] ?? 0) + n;
  return sum;
}
