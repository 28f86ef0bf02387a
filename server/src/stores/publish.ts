import type { EpochMs } from '@infofi-lens/shared/units';
import type { Transaction } from '../db/client.ts';
import { arrayText, jsonText } from '../db/columns.ts';
import { writeBoardEntries } from './board-entries.ts';
import { writeCampaigns } from './campaign-list.ts';
import type { EntityChange } from './known-entity.ts';
import { writeLedger } from './ledger.ts';

/**
 * Publishes changes, under the lock of the aggregation. Takes sequence numbers from the clock's row inside the transaction,
 * so they become visible in order and none is ever missing: a reader who has seen number n will never find one below n that it did not see.
 */
export async function publish(tx: Transaction, changes: readonly EntityChange[], now: EpochMs): Promise<void> {
  if (changes.length === 0) return;
  const [clock] = await tx<{ seq: number }[]>`update clock set seq = seq + ${changes.length} returning seq`;
  if (!clock) throw new Error('The clock of changes is gone.');
  const first = clock.seq - changes.length + 1;
  const column = (of: (change: EntityChange) => string | boolean) => arrayText(changes.map(of));
  await tx`
    insert into facts as held (entity, seq, agreed, platform, kind, id, facts)
    select entity, ${first - 1}::bigint + nth, agreed, platform, kind, id, facts::json from rows from (
      unnest(${column(({ entity }) => entity)}::text::uuid[], ${column(({ agreed }) => agreed)}::text::bool[],
        ${column(({ platform }) => platform)}::text::text[], ${column(({ kind }) => kind)}::text::text[]),
      json_array_elements_text(${jsonText(changes.map(({ id }) => id))}::text::json),
      string_to_table(${changes.map(({ text }) => text).join('\n')}, E'\n')
    ) with ordinality as r(entity, agreed, platform, kind, id, facts, nth)
    on conflict (entity) do update set seq = excluded.seq, agreed = excluded.agreed, facts = excluded.facts`; // JSON has no bare line breaks
  await Promise.all([
    writeTotals(tx, changes),
    writeHistory(tx, changes),
    writeCampaigns(tx, changes, first),
    writeBoardEntries(tx, changes),
    writeLedger(tx, changes, now),
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
    select * from unnest(
      ${arrayText(points.map(({ entity }) => entity))}::text::uuid[],
      ${arrayText(points.map(({ field }) => field))}::text::text[],
      ${arrayText(points.map(({ at }) => at))}::text::bigint[],
      ${arrayText(points.map(({ value }) => value))}::text::float8[],
      ${arrayText(points.map(({ n }) => n))}::text::int[])
    on conflict (entity, field, at) do update set value = excluded.value, n = excluded.n`;
}
