import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';
import { arrayText, jsonText, linesText } from '../db/columns.ts';
import { type Claims, foldClaims } from './claims.ts';
import { announce } from './dirty.ts';
import type { Packed, QuarantinedSighting } from './sighting.ts';

/** What one contributor sent at once. */
export interface Batch {
  readonly contributor: number;
  readonly counter: number;
  readonly sightings: Packed;
  readonly quarantined: readonly QuarantinedSighting[];
  /** How many of its items were refused. */
  readonly refused: number;
}

/** Whether one of the sightings asked about was not known before, by its address. */
export type Fresh = (address: string) => boolean;

/** `setAside`: addresses that were not set aside before. */
export interface Taken {
  readonly kind: 'taken';
  readonly fresh: Fresh;
  readonly setAside: ReadonlySet<string>;
}
export type Outcome = Taken | { kind: 'replayed' } | { kind: 'unknown_contributor' };

/** Takes in sightings: the raw buffer, the claims, and the note to the aggregation, all or nothing. */
export const sightingStore = (sql: Sql) => ({
  /**
   * Writes several batches in one transaction, because its cost is mostly that of being one.
   * Locks contributors in order of their number, so processes that do the same at once wait for each other and never lock up;
   * everything else a batch touches (its addresses, its claims) is under its contributor's lock.
   * @param batches At most one of each contributor.
   */
  write(batches: readonly Batch[], now: EpochMs): Promise<Map<Batch, Outcome>> {
    return sql.begin(async (tx) => {
      const before = await advanceCounters(tx, batches);
      const current = batches.filter((batch) => isNext(batch, before.get(batch.contributor)));
      const packed = current.map(({ sightings }) => sightings);
      const fresh = await keep(tx, packed, now);
      await take(tx, packed, fresh);
      const setAside = new Set(await quarantine(tx, current, now));
      return new Map(batches.map((batch) => [batch, outcome(batch, before.get(batch.contributor), { fresh, setAside })]));
    });
  },
});
export type SightingStore = ReturnType<typeof sightingStore>;

/** What is fresh among sightings: it claims, and the aggregation hears of it. */
export async function take(tx: Transaction, packed: readonly Packed[], fresh: Fresh): Promise<void> {
  const keys = packed.flatMap(({ keys, addresses }) => keys.filter((_, nth) => fresh(addresses[nth] ?? '')));
  await Promise.all([claim(tx, foldClaims(packed, fresh)), announce(tx, new Set(keys))]);
}

const isNext = ({ counter }: Batch, last: number | undefined): boolean => last !== undefined && counter > last;

function outcome(batch: Batch, last: number | undefined, news: Omit<Taken, 'kind'>): Outcome {
  if (last === undefined) return { kind: 'unknown_contributor' };
  return isNext(batch, last) ? { kind: 'taken', ...news } : { kind: 'replayed' };
}

/** @returns the addresses that were not set aside before. */
async function quarantine(tx: Transaction, batches: readonly Batch[], now: EpochMs): Promise<string[]> {
  const rows = batches.flatMap(({ contributor, quarantined }) => quarantined.map((one) => ({ contributor, ...one, ...one.sighting })));
  if (rows.length === 0) return [];
  const kept = await tx<{ address: string }[]>`
    insert into quarantined_sightings (address, contributor, entity, observed_at, received_at, sighting, code, title, field)
    select address, contributor, entity, observed, ${now}::bigint, sighting::json, code, title, field from rows from (
      unnest(
        ${arrayText(rows.map(({ address }) => address))}::text::uuid[],
        ${arrayText(rows.map(({ contributor }) => contributor))}::text::int[],
        ${arrayText(rows.map(({ entity }) => entity))}::text::uuid[],
        ${arrayText(rows.map(({ observedAt }) => observedAt))}::text::bigint[]),
      string_to_table(${linesText(rows.map(({ text }) => text))}::text, E'\\n'),
      json_array_elements_text(${jsonText(rows.map(({ code }) => code))}::text::json),
      json_array_elements_text(${jsonText(rows.map(({ title }) => title))}::text::json),
      json_array_elements_text(${jsonText(rows.map(({ field }) => field ?? null))}::text::json)
    ) as r(address, contributor, entity, observed, sighting, code, title, field)
    on conflict do nothing returning replace(address::text, '-', '') as address`;
  return kept.map(({ address }) => address);
}

/** @returns the counters as they were before. */
async function advanceCounters(tx: Transaction, batches: readonly Batch[]): Promise<Map<number, number>> {
  const rows = await tx<{ no: number; counter: number }[]>`
    with sent as (select no, counter, refused from unnest(
      ${arrayText(batches.map(({ contributor }) => contributor))}::text::int[],
      ${arrayText(batches.map(({ counter }) => counter))}::text::bigint[],
      ${arrayText(batches.map(({ refused }) => refused))}::text::int[]) as r(no, counter, refused)),
    held as materialized (select no, counter from contributors where no in (select no from sent) order by no for no key update),
    moved as (update contributors c set counter = sent.counter, refused = c.refused + sent.refused from sent, held
      where c.no = sent.no and held.no = sent.no and sent.counter > held.counter)
    select no, counter from held`;
  return new Map(rows.map(({ no, counter }) => [no, counter]));
}

/** Keeps sightings in the raw buffer. */
export async function keep(tx: Transaction, packed: readonly Packed[], now: EpochMs): Promise<Fresh> {
  const some = packed.filter(({ addresses }) => addresses.length > 0);
  const count = some.reduce((sum, { addresses }) => sum + addresses.length, 0);
  if (count === 0) return () => false;
  const [answer] = await tx<{ kept: string[] | null }[]>`
    with kept as (insert into observations (address, stated_at, observed_at, received_at, contributor, entity, sighting)
    select address, stated, observed, ${now}::bigint, contributor, entity, sighting::json from rows from (
      unnest(
        ${arrayText(some.flatMap(({ addresses }) => addresses))}::text::uuid[],
        ${arrayText(some.flatMap(({ statedAt }) => statedAt))}::text::bigint[],
        ${arrayText(some.flatMap(({ observedAt }) => observedAt))}::text::bigint[],
        ${arrayText(some.flatMap(({ contributor, addresses }) => addresses.map(() => contributor)))}::text::int[],
        ${arrayText(some.flatMap(({ entities }) => entities))}::text::uuid[]),
      string_to_table(${linesText(some.map(({ texts }) => texts))}::text, E'\\n')
    ) as r(address, stated, observed, contributor, entity, sighting)
    on conflict do nothing returning address)
    select case when count(*) < ${count}::int then coalesce(array_agg(replace(address::text, '-', '')), '{}') end as kept from kept`;
  if (!answer?.kept) return () => true;
  const fresh = new Set(answer.kept);
  return (address) => fresh.has(address);
}

/** The newer claim wins, field by field. Mostly all of what comes is newer, and the two objects are just laid over each other. */
async function claim(tx: Transaction, claims: readonly Claims[]): Promise<void> {
  if (claims.length === 0) return;
  await tx`
    insert into claims as held (entity, contributor, oldest_at, newest_at, fields)
    select entity, contributor, oldest, newest, fields::json from rows from (
      unnest(
        ${arrayText(claims.map(({ entity }) => entity))}::text::uuid[],
        ${arrayText(claims.map(({ contributor }) => contributor))}::text::int[],
        ${arrayText(claims.map(({ oldestAt }) => oldestAt))}::text::bigint[],
        ${arrayText(claims.map(({ newestAt }) => newestAt))}::text::bigint[]),
      string_to_table(${linesText(claims.map(({ fields }) => fields))}::text, E'\\n')
    ) as r(entity, contributor, oldest, newest, fields)
    on conflict (entity, contributor) do update set
      oldest_at = least(held.oldest_at, excluded.oldest_at),
      newest_at = greatest(held.newest_at, excluded.newest_at),
      fields = case when excluded.oldest_at >= held.newest_at then held.fields::jsonb || excluded.fields::jsonb
        else newest_claims(held.fields::jsonb, excluded.fields::jsonb) end`;
}
