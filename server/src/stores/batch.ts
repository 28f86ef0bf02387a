import type { EpochMs } from '@infofi-lens/shared/units';
import type { Transaction } from '../db/client.ts';
import { arrayText } from '../db/columns.ts';

/**
 * Sightings of one contributor on their way into the raw buffer, as three strings: some thousands wait to be written at a time, and the
 * collector of garbage carries around each object that waits.
 */
export interface RawBatch {
  readonly contributor: number;
  /** What to add to the sender's times to have them on our clock, ms. */
  readonly shift: number;
  /** Names of what each sighting is about, with commas between. */
  readonly entities: string;
  /** The sightings as JSON, a line each. */
  readonly lines: string;
}

/** Between the batches of a column. JSON as it is written here holds neither, and names of entities are hexadecimal. */
const [betweenTexts, betweenNames] = ['\x1e', ';'];

/** Keeps sightings in the raw buffer. What they claim is found out afterwards. */
export async function keep(tx: Transaction, batches: readonly RawBatch[], now: EpochMs): Promise<void> {
  if (batches.length === 0) return;
  await tx`
    with kept as (
      insert into batches (received_at, contributor, shift, entities, sightings)
      select ${now}::bigint, contributor, shift, ('{' || entities || '}')::uuid[], lines from rows from (
        unnest(
          ${arrayText(batches.map(({ contributor }) => contributor))}::text::int[],
          ${arrayText(batches.map(({ shift }) => shift))}::text::bigint[]),
        string_to_table(${batches.map(({ entities }) => entities).join(betweenNames)}::text, ${betweenNames}),
        string_to_table(${batches.map(({ lines }) => lines).join(betweenTexts)}::text, ${betweenTexts})
      ) as r(contributor, shift, entities, lines)
      returning no, received_at, contributor)
    insert into unclaimed (no, received_at, contributor) select no, received_at, contributor from kept`;
}

/** Takes sightings of some entities out of the batches they came in. @param names A PostgreSQL array of names. @returns how many. */
export async function removeSightings(tx: Transaction, names: string): Promise<number> {
  const [row] = await tx<{ removed: number }[]>`
    with kept as (
      select no, received_at, cardinality(b.entities) as before, rest.* from batches b, lateral (
        select coalesce(array_agg(entity order by nth), '{}') as entities, coalesce(string_agg(line, E'\\n' order by nth), '') as sightings
        from rows from (unnest(b.entities), string_to_table(b.sightings, E'\\n')) with ordinality as r(entity, line, nth)
        where entity <> all(${names}::text::uuid[])) rest
      where b.entities && ${names}::text::uuid[]),
    cut as (
      update batches b set entities = kept.entities, sightings = kept.sightings from kept
      where b.received_at = kept.received_at and b.no = kept.no returning kept.before - cardinality(kept.entities) as removed)
    select coalesce(sum(removed), 0)::int as removed from cut`;
  return row?.removed ?? 0;
}
