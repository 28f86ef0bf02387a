import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';
import { announceLater } from './dirty.ts';
import type { EntityChange, KnownEntity } from './known-entity.ts';
import { readKnown } from './known-reads.ts';
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

/** More than so many rounds' worth of announcements is more than can be done soon: then what can be agreed comes first. */
const crowdedFrom = 2;
/** So long what can wait then waits at least; from then on it gets its turn in every round. */
const secondsLater = 30;

/** Turns claims into facts, some entities at a time. */
export function aggregationStore(sql: Sql, { nameOf, settle, canWait, now, breaker }: Given) {
  const lately = settledLately();
  return {
    /** Takes the oldest announcements, settles their entities, and publishes what changed, all in one transaction. */
    async round(rowsAtMost: number): Promise<Round> {
      const keys = new Set<EntityKey>();
      const round = await sql.begin(async (tx): Promise<Round> => {
        const [lock] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${aggregationLock}) as mine`;
        if (!lock?.mine) return { kind: 'elsewhere' };
        const waiting = await tx<{ no: number; later: boolean }[]>`select no, later from dirty order by later, no limit ${lookAhead}`;
        lately.begin(waiting.map(({ no }) => no));
        const crowded = waiting.filter(({ later }) => !later).length > rowsAtMost * crowdedFrom;
        const taken = await take(tx, rowsAtMost, crowded ? secondsLater : 0);
        if (taken.length === 0) return { kind: 'idle' };

        for (const { no, keys: named } of taken) for (const key of lately.stillOpen(no, named)) keys.add(key);
        let context = await readContext(tx);
        const read = await readKnown(tx, new Map([...keys].map((key) => [nameOf(key), key])), context.quarantined);
        const waitedLong = new Set(taken.flatMap(({ later, keys: named }) => (later ? named : [])));
        const hasTurn = (key: EntityKey) => !crowded || waitedLong.has(key);
        const [known, early] = partition(read, (one) => hasTurn(one.key) || !canWait(one, context));
        // More who say what is shown already can wait too: within seconds still others will.
        const settled = () =>
          partition(
            known.flatMap((one) => settle(one, context) ?? []),
            (change) => hasTurn(entityKey(change)) || !change.onlyEvidence,
          );
        let [changes, more] = settled();
        if (await breaker(tx, changes, now())) {
          context = await readContext(tx);
          [changes, more] = settled();
        }
        const postponed = [...early.map(({ key }) => key), ...more.map(entityKey)];
        await announceLater(tx, postponed);
        for (const key of postponed) keys.delete(key);
        await publish(tx, changes, now());
        const markedAt = new Date(Math.min(...taken.map((row) => row.marked_at.getTime())));
        return { kind: 'done', entities: keys.size, changed: changes.length, markedAt };
      });
      lately.settled(keys);
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

/** Sightings first, and at least one row of what can wait and has waited so long, so that it gets its turn while much is taken in. */
async function take(tx: Transaction, rowsAtMost: number, seconds: number): Promise<Taken[]> {
  const urgent = await takeFrom(tx, false, rowsAtMost, 0);
  return [...urgent, ...(await takeFrom(tx, true, Math.max(1, rowsAtMost - urgent.length), seconds))];
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
