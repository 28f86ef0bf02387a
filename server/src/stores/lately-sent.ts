import type { Transaction } from '../db/client.ts';
import { arrayText } from '../db/columns.ts';

/** Characters of one digest. */
export const digestWidth = 11;
/** So many of each contributor's newest sightings are known: five full batches. What is older and comes again counts once all the same. */
const knownAtMost = 500;

/** Digests of sightings, all in one text of fixed width. */
export type Digests = string & { readonly __digests: true };

export const digestsOf = (each: readonly string[]): Digests => each.join('') as Digests;

function* each(digests: string): Generator<string> {
  for (let at = 0; at < digests.length; at += digestWidth) yield digests.slice(at, at + digestWidth);
}

/** The digest of each sighting, one after the other. */
export const digestList = (digests: Digests): string[] => [...each(digests)];

interface Sent {
  readonly contributor: number;
  readonly digests: Digests;
}

/**
 * Which sightings their contributors sent before, and notes down what they send now. Under the contributors' locks.
 * @returns what was known before, by batch.
 */
export async function latelySent(tx: Transaction, batches: readonly Sent[]): Promise<(batch: Sent) => ReadonlySet<string>> {
  if (batches.length === 0) return () => new Set();
  const rows = await tx<{ contributor: number; digests: string }[]>`
    with sent as (select contributor, digests from rows from (
        unnest(${arrayText(batches.map(({ contributor }) => contributor))}::text::int[]),
        string_to_table(${batches.map(({ digests }) => digests).join()}::text, ',')) as r(contributor, digests)),
    held as materialized (select l.contributor, l.digests from lately_sent l join sent using (contributor)),
    noted as (insert into lately_sent as l (contributor, digests) select contributor, digests from sent where digests <> ''
      on conflict (contributor) do update set digests = left(excluded.digests || l.digests, ${digestWidth * knownAtMost}::int))
    select contributor, digests from held`;
  const held = new Map(rows.map(({ contributor, digests }) => [contributor, digests]));
  const sets = new Map(batches.map((batch) => [batch, new Set(each(held.get(batch.contributor) ?? ''))]));
  return (batch) => sets.get(batch) ?? new Set();
}
