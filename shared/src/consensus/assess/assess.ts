import type { Ratio } from '../../units.ts';
import { leastTrust, mostTrust } from '../settings.ts';
import { answersOf } from './answers.ts';
import { knowledge, sharesOf } from './categories.ts';
import { clustersOf, type Likeness } from './clusters.ts';
import { closeness } from './likeness.ts';
import type { Assessment, Report, Standing, Tie } from './report.ts';
import { likenessOfCategories } from './same.ts';
import { get, type ReportTable, tableOf } from './table.ts';

/** What is compared, and what else is known. */
export interface AssessOptions {
  readonly kind: 'category' | 'number';
  /** What ties contributors together beside their reports. */
  readonly ties?: readonly Tie[];
}

/** Clusters change what is known of closeness, and that changes what likeness it leaves unexplained. */
const roundsAtMost = 4;

/**
 * Who among many contributors is reliable, and who are one: found together with what the items come to, from the reports alone.
 * A pure function; the order of the reports does not matter.
 */
export function assess(reports: readonly Report[], { ties = [] }: AssessOptions): Assessment {
  const table = tableOf(reports);
  const { cluster, right } = structure(table, likenessOfCategories(table), ties);
  const { weight, reliability } = knowledge(table, cluster, right);
  return {
    standings: standings(table, cluster, reliability),
    answers: answersOf(table, cluster, weight, sharesOf(table, cluster)),
  };
}

function structure(table: ReportTable, pairs: Likeness, ties: readonly Tie[]): { cluster: Int32Array; right: Float64Array } {
  const people = table.contributors.length;
  const placeOf = new Map(table.contributors.map((name, place) => [name, place]));
  const placed = ties.map((tie) => ({ ...tie, places: tie.members.flatMap((member) => placeOf.get(member) ?? []) }));
  let share = new Float64Array(people).fill(1);
  let right = closeness(people, pairs, share);
  let cluster = clustersOf(people, pairs, right, placed);
  for (let round = 1; round < roundsAtMost; round++) {
    share = countedOnce(cluster);
    right = closeness(people, pairs, share);
    const next = clustersOf(people, pairs, right, placed);
    const settled = next.every((name, who) => name === cluster[who]);
    cluster = next;
    if (settled) break;
  }
  return { cluster, right };
}

/** 1 over the size of each contributor's cluster. */
function countedOnce(cluster: Int32Array): Float64Array<ArrayBuffer> {
  const size = new Int32Array(cluster.length);
  for (const name of cluster) size[name] = get(size, name) + 1;
  return Float64Array.from(cluster, (name) => 1 / get(size, name));
}

function standings(table: ReportTable, cluster: Int32Array, reliability: Float64Array): Map<string, Standing> {
  const items = new Int32Array(table.contributors.length);
  for (const who of table.contributor) items[who] = get(items, who) + 1;
  return new Map(
    table.contributors.map((name, who) => [
      name,
      {
        cluster: table.contributors[get(cluster, who)] ?? name,
        reliability: Math.min(mostTrust, Math.max(leastTrust, get(reliability, who))) as Ratio, // between two shares
        items: get(items, who),
      },
    ]),
  );
}
