import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';
import { arrayText, jsonText, linesText } from '../db/columns.ts';
import { keep, type RawBatch } from './batch.ts';
import { type Digests, digestList, latelySent } from './lately-sent.ts';

/** A sighting that is kept and claims nothing, and why. */
export interface QuarantinedSighting {
  /** First 128 bits of its address. */
  readonly address: string;
  readonly entity: string;
  /** On our clock. */
  readonly observedAt: EpochMs;
  /** The observation as canonical JSON: one line. */
  readonly text: string;
  readonly code: string;
  readonly title: string;
  readonly field: string | undefined;
}

/** What one contributor sent at once. */
export interface Batch extends RawBatch {
  readonly counter: number;
  /** Of its sightings, in their order. */
  readonly digests: Digests;
  readonly quarantined: readonly QuarantinedSighting[];
  /** How many of its items were refused. */
  readonly refused: number;
}

/** What was known before. `setAside`: addresses that were not set aside before. */
export interface Taken {
  readonly kind: 'taken';
  readonly known: ReadonlySet<string>;
  readonly setAside: ReadonlySet<string>;
}
export type Outcome = Taken | { kind: 'replayed' } | { kind: 'unknown_contributor' };

/** Takes in sightings, all of a batch or nothing. */
export const sightingStore = (sql: Sql) => ({
  /**
   * Writes several batches in one transaction, because its cost is mostly that of being one.
   * Locks contributors in order of their number, so processes that do the same at once wait for each other and never lock up;
   * everything else a batch touches is under its contributor's lock.
   * @param batches At most one of each contributor.
   */
  write(batches: readonly Batch[], now: EpochMs): Promise<Map<Batch, Outcome>> {
    return sql.begin(async (tx) => {
      const before = await advanceCounters(tx, batches);
      const current = batches.filter((batch) => isNext(batch, before.get(batch.contributor)));
      const known = await latelySent(tx, current);
      await keep(
        tx,
        current.flatMap((batch) => withoutKnown(batch, known(batch)) ?? []),
        now,
      );
      const setAside = new Set(await quarantine(tx, current, now));
      return new Map(batches.map((batch) => [batch, outcome(batch, before.get(batch.contributor), { known: known(batch), setAside })]));
    });
  },
});
export type SightingStore = ReturnType<typeof sightingStore>;

const isNext = ({ counter }: Batch, last: number | undefined): boolean => last !== undefined && counter > last;

function outcome(batch: Batch, last: number | undefined, news: Omit<Taken, 'kind'>): Outcome {
  if (last === undefined) return { kind: 'unknown_contributor' };
  return isNext(batch, last) ? { kind: 'taken', ...news } : { kind: 'replayed' };
}

/** What of a batch is news. `undefined`: nothing. */
function withoutKnown(batch: Batch, known: ReadonlySet<string>): RawBatch | undefined {
  if (batch.lines === '') return undefined;
  const isNews = digestList(batch.digests).map((digest) => !known.has(digest));
  if (isNews.every(Boolean)) return batch;
  if (!isNews.some(Boolean)) return undefined;
  const [entities, lines] = [batch.entities.split(','), batch.lines.split('\n')].map((all) => all.filter((_, nth) => isNews[nth]));
  return { ...batch, entities: (entities ?? []).join(), lines: linesText(lines ?? []) };
}

/** @returns the addresses that were not set aside before. */
async function quarantine(tx: Transaction, batches: readonly Batch[], now: EpochMs): Promise<string[]> {
  const rows = batches.flatMap(({ contributor, quarantined }) => quarantined.map((one) => ({ contributor, ...one })));
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
