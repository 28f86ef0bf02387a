import { Checkpoint } from '@infofi-lens/shared/contracts/checkpoint';
import { kinds } from '@infofi-lens/shared/facts/catalog';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { entityKey } from '@infofi-lens/shared/facts/entity';
import type { EntityName, Facts } from '@infofi-lens/shared/settle/entity';
import { baseOf, factsText } from '@infofi-lens/shared/settle/text';
import type { Signed } from '@infofi-lens/shared/signing/signed';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';
import { arrayText, jsonText } from '../db/columns.ts';
import { basesDigest, directivesDigest, standingsDigest } from './digests.ts';
import { announceClaimedBy, announceNewcomers } from './dirty.ts';
import type { KnownEntity } from './known-entity.ts';
import { readKnown } from './known-reads.ts';
import { aggregationLock, checkpointLock } from './locks.ts';
import { publish } from './publish.ts';
import { readContext, type Settle } from './settling.ts';
import { untie } from './ties.ts';

/** A checkpoint that was begun: standings are new, bases may still be old. */
export interface Begun {
  readonly no: number;
}

export interface KeptCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly signed: Signed;
  readonly because: string;
  readonly directivesInForce: readonly number[];
}

/** `null` in both: as a newcomer who stands alone. */
export interface StandingRow {
  readonly no: number;
  readonly cluster: number | null;
  readonly trust: number | null;
}

interface Given {
  nameOf: (key: EntityKey) => string;
  settle: Settle;
  now: () => EpochMs;
}

/** Checkpoints, step by step. Every step leaves facts that follow from what is in the database, so a crash between two costs nothing. */
export const checkpointStore = (sql: Sql, { nameOf, settle, now }: Given) => ({
  /** Runs `work` while nobody else makes or verifies a checkpoint, in any process. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const session = await sql.reserve();
    try {
      await session`select pg_advisory_lock(${checkpointLock})`;
      return await work();
    } finally {
      await session`select pg_advisory_unlock(${checkpointLock})`;
      session.release();
    }
  },

  /** Like {@link alone}, but leaves it when somebody is at it. */
  async ifAlone<T>(work: () => Promise<T>): Promise<T | undefined> {
    const session = await sql.reserve();
    try {
      const [lock] = await session<{ mine: boolean }[]>`select pg_try_advisory_lock(${checkpointLock}) as mine`;
      if (!lock?.mine) return undefined;
      try {
        return await work();
      } finally {
        await session`select pg_advisory_unlock(${checkpointLock})`;
      }
    } finally {
      session.release();
    }
  },

  async last(): Promise<KeptCheckpoint | undefined> {
    const [row] = await sql<{ signed: Signed; because: string; directives_in_force: number[] }[]>`
      select signed, because, directives_in_force from checkpoints where signed is not null order by no desc limit 1`;
    if (!row) return undefined;
    // Written by us; whoever doubts it verifies the signature and the digests.
    return {
      checkpoint: Checkpoint.parse(JSON.parse(row.signed.text)),
      signed: row.signed,
      because: row.because,
      directivesInForce: row.directives_in_force,
    };
  },

  /** One that was begun and, because a process ended, not finished. */
  async unfinished(): Promise<Begun | undefined> {
    const [row] = await sql<Begun[]>`select no from checkpoints where signed is null order by no desc limit 1`;
    return row;
  },

  /**
   * Step 1: new standings, and everything they touch is announced. Between rounds: one under way would publish by the old ones.
   * @param compared Contributors whose words were held beside those of others: what tied them before has done its work.
   */
  begin(because: string, newcomerTrust: Ratio, changes: readonly StandingRow[], compared: readonly number[]): Promise<Begun> {
    return sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${aggregationLock})`;
      await writeStandings(tx, changes);
      const moved = await tx`update population set newcomer_trust = ${newcomerTrust} where newcomer_trust <> ${newcomerTrust}`;
      const untied = await untie(tx, compared);
      await announceClaimedBy(tx, [...new Set([...changes.map(({ no }) => no), ...untied])]);
      if (moved.count > 0) await announceNewcomers(tx);
      return addRow(tx, because, now());
    });
  },

  /** The number of the newest change. */
  async seq(): Promise<number> {
    const [clock] = await sql<{ seq: number }[]>`select seq from clock`;
    return clock?.seq ?? 0;
  },

  /**
   * Step 3, some entities at a time: what is agreed becomes the base, and in the same transaction the fact follows from the new base.
   * @returns the number up to which it is done; `undefined` when nothing is left.
   */
  advance(after: number, upTo: number, limit: number): Promise<number | undefined> {
    return sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${aggregationLock})`;
      const rows = await tx<(EntityName & { seq: number })[]>`
        select f.platform, f.kind, f.id, f.seq from unnest(${[...kinds]}::text[]) as each(kind),
          lateral (select * from facts where facts.kind = each.kind and seq > ${after} and seq <= ${upTo} order by seq limit ${limit}) f
        order by f.seq limit ${limit}`;
      const last = rows.at(-1);
      if (!last) return undefined;
      const context = await readContext(tx);
      const keys = new Map(rows.map((row) => [nameOf(entityKey(row)), entityKey(row)]));
      const based = (await readKnown(tx, keys, context.quarantined)).map(withNewBase);
      await writeBases(tx, based);
      await publish(
        tx,
        based.flatMap((one) => settle(one, context) ?? []),
        now(),
      );
      return last.seq;
    });
  },

  /** Step 4: signs what holds now. */
  finish({ no }: Begun, seq: number, sign: (text: string) => Promise<Signed>): Promise<KeptCheckpoint> {
    return sql.begin((tx) => signCheckpoint(tx, no, seq, now(), sign));
  },
});
export type CheckpointStore = ReturnType<typeof checkpointStore>;

export async function addRow(tx: Transaction, because: string, at: EpochMs): Promise<Begun> {
  const [begun] = await tx<Begun[]>`
    insert into checkpoints (no, begun_at, because) select coalesce(max(no), 0) + 1, ${at}, ${because} from checkpoints returning no`;
  if (!begun) throw new Error('A checkpoint could not be begun.');
  return begun;
}

/** @param seq Changes up to this number are in the bases. */
export async function signCheckpoint(
  tx: Transaction,
  no: number,
  seq: number,
  at: EpochMs,
  sign: (text: string) => Promise<Signed>,
): Promise<KeptCheckpoint> {
  const inForce = await tx<{ no: number }[]>`select no from directives where ended_at is null order by no`;
  const nos = inForce.map((row) => row.no);
  const [row] = await tx<{ because: string; trust: Ratio }[]>`
    select c.because, p.newcomer_trust as trust from checkpoints c, population p where c.no = ${no}`;
  if (!row) throw new Error('A checkpoint that was not begun can not be signed.');
  const checkpoint: Checkpoint = {
    format: 1,
    no,
    madeAt: at,
    seq,
    newcomerTrust: row.trust,
    standings: await standingsDigest(tx),
    bases: await basesDigest(tx),
    directives: await directivesDigest(tx, nos),
  };
  const signed = await sign(JSON.stringify(checkpoint));
  await tx`
    update checkpoints set made_at = ${at}, seq = ${seq}, directives_in_force = ${`{${nos.join()}}`}::text::int[],
      signed = ${JSON.stringify(signed)}::text::json where no = ${no}`;
  return { checkpoint, signed, because: row.because, directivesInForce: nos };
}

const withNewBase = (known: KnownEntity): KnownEntity => ({
  ...known,
  base: baseOf(known.previous ? (JSON.parse(known.previous.text) as Facts) : {}), // our own text
});

/** Writes what differs. An entity of which nothing is agreed has none. */
export async function writeBases(tx: Transaction, entities: readonly Pick<KnownEntity, 'entity' | 'base'>[]): Promise<void> {
  const based = entities.flatMap(({ entity, base }) => (base ? [{ entity, text: factsText(base) }] : []));
  const none = entities.filter(({ base }) => !base).map(({ entity }) => entity);
  if (none.length > 0) await tx`delete from bases where entity = any(${arrayText(none)}::text::uuid[])`;
  if (based.length === 0) return;
  await tx`
    insert into bases as held (entity, base)
    select entity, base from rows from (
      unnest(${arrayText(based.map(({ entity }) => entity))}::text::uuid[]),
      json_array_elements(${`[${based.map(({ text }) => text).join()}]`}::text::json)) as r(entity, base)
    on conflict (entity) do update set base = excluded.base where held.base::text <> excluded.base::text`;
}

async function writeStandings(tx: Transaction, changes: readonly StandingRow[]): Promise<void> {
  if (changes.length === 0) return;
  await tx`
    update contributors c set cluster = r.cluster, trust = r.trust
    from json_to_recordset(${jsonText(changes)}::text::json) as r(no int, cluster int, trust float8) where c.no = r.no`;
}
