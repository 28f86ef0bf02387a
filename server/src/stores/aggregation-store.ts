import type { EntityKey } from '@infofi-lens/shared/facts/observation';
import type { Sql, Transaction } from '../db/client.ts';
import { arrayText, jsonText } from '../db/columns.ts';
import { writeBoardEntries } from './board-entries.ts';
import { writeCampaigns } from './campaign-list.ts';
import type { HeldClaim } from './claims.ts';
import type { EntityChange, Facts, KnownEntity } from './known-entity.ts';

/** One aggregation at a time in the whole database: that is what makes its sequence numbers an order. */
const aggregationLock = 7_264_002;

export type Round =
  /** Another process is at it. */
  | { kind: 'elsewhere' }
  /** Nothing was waiting. */
  | { kind: 'idle' }
  | { kind: 'done'; entities: number; changed: number; markedAt: Date };

/** Turns claims into facts, some entities at a time. */
export const aggregationStore = (sql: Sql, nameOf: (key: EntityKey) => string) => ({
  /**
   * Takes the oldest announcements, lets `settle` decide about their entities, and publishes, all in one transaction.
   * Publishing takes sequence numbers from the clock's row inside it, so they become visible in order and none is ever missing:
   * a reader who has seen number n will never find a number below n that it did not see.
   */
  round(rowsAtMost: number, settle: (known: KnownEntity) => EntityChange | undefined): Promise<Round> {
    return sql.begin(async (tx): Promise<Round> => {
      const [lock] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${aggregationLock}) as mine`;
      if (!lock?.mine) return { kind: 'elsewhere' };
      const taken = await tx<{ keys: EntityKey[]; marked_at: Date }[]>`
        delete from dirty where no in (select no from dirty order by no limit ${rowsAtMost} for update skip locked) returning keys, marked_at`;
      if (taken.length === 0) return { kind: 'idle' };

      const keys = [...new Set(taken.flatMap((row) => row.keys))];
      const known = await readKnown(tx, new Map(keys.map((key) => [nameOf(key), key])));
      const changes = known.flatMap((one) => settle(one) ?? []);
      await publish(tx, changes);
      const markedAt = new Date(Math.min(...taken.map((row) => row.marked_at.getTime())));
      return { kind: 'done', entities: keys.length, changed: changes.length, markedAt };
    });
  },

  /** When the oldest announcement still waiting was made. `undefined`: none waits. */
  async waitingSince(): Promise<Date | undefined> {
    const [oldest] = await sql<{ marked_at: Date }[]>`select marked_at from dirty order by no limit 1`;
    return oldest?.marked_at;
  },
});
export type AggregationStore = ReturnType<typeof aggregationStore>;

async function readKnown(tx: Transaction, keys: ReadonlyMap<string, EntityKey>): Promise<KnownEntity[]> {
  const names = `{${[...keys.keys()].join()}}`;
  const [claims, facts] = await Promise.all([
    tx<{ entity: string; cluster: number; fields: Record<string, HeldClaim> }[]>`
      select replace(c.entity::text, '-', '') as entity, coalesce(-k.cluster, k.no) as cluster, c.fields
      from claims c join contributors k on k.no = c.contributor where c.entity = any(${names}::text::uuid[])`,
    tx<{ entity: string; agreed: boolean; facts: Facts }[]>`
      select replace(entity::text, '-', '') as entity, agreed, facts from facts where entity = any(${names}::text::uuid[])`,
  ]);
  const claimsOf = Map.groupBy(claims, ({ entity }) => entity);
  const previousOf = new Map(facts.map((row) => [row.entity, row]));
  return [...keys].map(([entity, key]) => ({ entity, key, claims: claimsOf.get(entity) ?? [], previous: previousOf.get(entity) }));
}

async function publish(tx: Transaction, changes: readonly EntityChange[]): Promise<void> {
  if (changes.length === 0) return;
  const [clock] = await tx<{ seq: number }[]>`update clock set seq = seq + ${changes.length} returning seq`;
  if (!clock) throw new Error('The clock of changes is gone.');
  const first = clock.seq - changes.length + 1;
  const column = (of: (change: EntityChange) => string | boolean) => arrayText(changes.map(of));
  await tx`
    insert into facts as held (entity, seq, agreed, platform, kind, id, facts)
    select entity, ${first - 1}::bigint + nth, agreed, platform, kind, id, facts from rows from (
      unnest(${column(({ entity }) => entity)}::text::uuid[], ${column(({ agreed }) => agreed)}::text::bool[],
        ${column(({ platform }) => platform)}::text::text[], ${column(({ kind }) => kind)}::text::text[]),
      json_array_elements_text(${jsonText(changes.map(({ id }) => id))}::text::json),
      json_array_elements(${jsonText(changes.map(({ facts }) => facts))}::text::json)
    ) with ordinality as r(entity, agreed, platform, kind, id, facts, nth)
    on conflict (entity) do update set seq = excluded.seq, agreed = excluded.agreed, facts = excluded.facts`;
  await Promise.all([
    writeTotals(tx, changes),
    writeHistory(tx, changes),
    writeCampaigns(tx, changes, first),
    writeBoardEntries(tx, changes),
    tx`select pg_notify('facts', ${`${first}-${clock.seq}`})`,
  ]);
}

async function writeTotals(tx: Transaction, changes: readonly EntityChange[]): Promise<void> {
  const totals = [...Map.groupBy(changes, ({ platform, kind }) => `${platform} ${kind}`).values()].flatMap((same) => {
    const known = same.filter(({ wasAgreed }) => wasAgreed === undefined).length;
    const agreed = same.reduce((sum, change) => sum + Number(change.agreed) - Number(change.wasAgreed ?? false), 0);
    return same[0] && (known !== 0 || agreed !== 0) ? [{ platform: same[0].platform, kind: same[0].kind, known, agreed }] : [];
  });
  if (totals.length === 0) return;
  await tx`
    insert into platform_totals as held (platform, kind, known, agreed)
    select * from json_to_recordset(${JSON.stringify(totals)}::text::json) as r(platform text, kind text, known int, agreed int)
    on conflict (platform, kind) do update set known = held.known + excluded.known, agreed = held.agreed + excluded.agreed`;
}

async function writeHistory(tx: Transaction, changes: readonly EntityChange[]): Promise<void> {
  const points = changes.flatMap(({ entity, history }) => history.map((point) => ({ entity, ...point })));
  if (points.length === 0) return;
  await tx`
    insert into fact_history (entity, field, at, value, n)
    select * from json_to_recordset(${JSON.stringify(points)}::text::json) as r(entity uuid, field text, at bigint, value float8, n int)
    on conflict (entity, field, at) do update set value = excluded.value, n = excluded.n`;
}
