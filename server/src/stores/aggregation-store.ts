import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';
import { announceLater } from './dirty.ts';
import type { EntityChange, KnownEntity } from './known-entity.ts';
import { agreedAmong, readKnown } from './known-reads.ts';
import { aggregationLock } from './locks.ts';
import { publish } from './publish.ts';
import { settledLately } from './settled-lately.ts';
import { readContext, type Settle, type SettleContext } from './settling.ts';

export type Round =
  /** Another process is at it. */
  | { kind: 'elsewhere' }
  /** Nothing was waiting. */
  | { kind: 'idle' }
  | { kind: 'done'; entities: number; changed: number; markedAt: Date };

interface Given {
  nameOf: (key: EntityKey) => string;
  settle: Settle;
  /** Whether nothing of an entity can be agreed yet: then it may wait while there is much to do. */
  canWait: (known: KnownEntity, context: SettleContext) => boolean;
  now: () => EpochMs;
  /** Looks at what is about to be published; whether it decided something that makes it be settled anew. */
  breaker: (tx: Transaction, changes: readonly EntityChange[], now: EpochMs) => Promise<boolean>;
}

/** So many announcements are looked at beforehand, the next ones first. */
const lookAhead = 2_000;

/** More than so many rounds' worth of announcements is more than can be done soon: then what nothing is shown of yet comes first. */
const crowdedFrom = 4;
/** So long what can wait then waits at least; from then on it gets its turn in every round. */
const secondsLater = 5;
/** So many times as many announcements are looked at then: most of what they name is put off after a glance. */
const glances = 4;

/** While more sightings wait than a round looks at, what was put off gets this part of its turn: a first agreement comes before an update. */
const partWhenBehind = 3;

/** What a round took from what waits. */
interface Work {
  readonly keys: ReadonlySet<EntityKey>;
  /** Among them those that were put off before. */
  readonly waitedLong: ReadonlySet<EntityKey>;
  readonly crowded: boolean;
}

/** Turns claims into facts, some entities at a time. */
export function aggregationStore(sql: Sql, { nameOf, settle, canWait, now, breaker }: Given) {
  const lately = settledLately();

  /** What entities come to now, and which of them are put off. */
  async function prepare(tx: Transaction, { keys, waitedLong, crowded }: Work) {
    const context = await readContext(tx);
    const names = [...keys].map((key) => [nameOf(key), key] as const);
    const shown = crowded
      ? await agreedAmong(
          tx,
          names.map(([name]) => name),
        )
      : new Set<string>();
    // Of what is shown already, others will say something within seconds, and all of it is read at once then.
    const [first, update] = partition(names, ([name, key]) => waitedLong.has(key) || !shown.has(name));
    const read = await readKnown(tx, new Map(first), context.quarantined);
    const [ripe, early] = partition(read, (one) => !crowded || waitedLong.has(one.key) || !canWait(one, context));
    return {
      changes: ripe.flatMap((one) => settle(one, context) ?? []),
      later: new Set([...update.map(([, key]) => key), ...early.map(({ key }) => key)]),
    };
  }

  return {
    /** Takes the oldest announcements, settles their entities, and publishes what changed, all in one transaction. */
    async round(rowsAtMost: number): Promise<Round> {
      let settled: ReadonlySet<EntityKey> = new Set();
      const round = await sql.begin(async (tx): Promise<Round> => {
        const [lock] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${aggregationLock}) as mine`;
        if (!lock?.mine) return { kind: 'elsewhere' };
        const waiting = await tx<{ no: number; later: boolean }[]>`select no, later from dirty order by later, no limit ${lookAhead}`;
        lately.begin(waiting.map(({ no }) => no));
        const crowded = waiting.length > rowsAtMost * crowdedFrom;
        const taken = crowded
          ? await takeMany(tx, rowsAtMost, waiting.filter(({ later }) => !later).length)
          : await takeSome(tx, rowsAtMost);
        if (taken.length === 0) return { kind: 'idle' };

        const keys = new Set(taken.flatMap(({ no, keys: named }) => lately.stillOpen(no, named)));
        const waitedLong = new Set(taken.flatMap(({ later, keys: named }) => (later ? named : [])));
        const work = { keys, waitedLong, crowded };
        let { changes, later } = await prepare(tx, work);
        if (await breaker(tx, changes, now())) ({ changes, later } = await prepare(tx, work));
        await announceLater(tx, [...later]);
        await publish(tx, changes, now());
        settled = new Set([...keys].filter((key) => !later.has(key)));
        const markedAt = new Date(Math.min(...taken.map((row) => row.marked_at.getTime())));
        return { kind: 'done', entities: settled.size, changed: changes.length, markedAt };
      });
      lately.settled(settled);
      return round;
    },

    /** When the oldest announcement of sightings still waiting was made. `undefined`: none waits. */
    async waitingSince(): Promise<Date | undefined> {
      const [oldest] = await sql<{ marked_at: Date }[]>`select marked_at from dirty where not later order by no limit 1`;
      return oldest?.marked_at;
    },

    /** The number of the newest announcement; 0 when none waits. */
    async lastWaiting(): Promise<number> {
      const [row] = await sql<{ no: number }[]>`select coalesce(max(no), 0) as no from dirty`;
      return row?.no ?? 0;
    },

    /** Whether an announcement up to this number still waits. */
    async waits(upTo: number): Promise<boolean> {
      const [row] = await sql`select from dirty where no <= ${upTo} limit 1`;
      return row !== undefined;
    },
  };
}
export type AggregationStore = ReturnType<typeof aggregationStore>;

/** Sightings first, then what can wait. */
async function takeSome(tx: Transaction, rowsAtMost: number): Promise<Taken[]> {
  const urgent = await takeFrom(tx, false, rowsAtMost, 0);
  return urgent.length < rowsAtMost ? [...urgent, ...(await takeFrom(tx, true, rowsAtMost - urgent.length, 0))] : urgent;
}

/** Many of the sightings, and some of what was put off long enough ago. @param sightings Announcements of sightings that wait. */
async function takeMany(tx: Transaction, rowsAtMost: number, sightings: number): Promise<Taken[]> {
  const glancedAt = rowsAtMost * glances;
  const laterAtMost = sightings > glancedAt ? Math.ceil(rowsAtMost / partWhenBehind) : rowsAtMost;
  return [...(await takeFrom(tx, false, glancedAt, 0)), ...(await takeFrom(tx, true, laterAtMost, secondsLater))];
}

function partition<T>(all: readonly T[], first: (one: T) => boolean): [T[], T[]] {
  const parts: [T[], T[]] = [[], []];
  for (const one of all) parts[first(one) ? 0 : 1].push(one);
  return parts;
}

interface Taken {
  no: number;
  later: boolean;
  keys: EntityKey[];
  marked_at: Date;
}

const takeFrom = (tx: Transaction, later: boolean, limit: number, seconds: number) => tx<Taken[]>`
  delete from dirty where no in (
    select no from dirty where later = ${later}
      ${seconds > 0 ? tx`and marked_at <= clock_timestamp() - make_interval(secs => ${seconds})` : tx``}
    order by no limit ${limit} for update skip locked)
  returning no, later, keys, marked_at`;
