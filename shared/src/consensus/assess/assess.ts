import type { Ratio } from '../../units.ts';
import { leastTrust, mostTrust, newcomerTrust, trustStrength } from '../settings.ts';
import { weightOf } from '../trust.ts';
import { answersOf, locationsOf, nearWithin } from './answers.ts';
import { knowledge, sharesOf } from './categories.ts';
import { clustersOf } from './clusters.ts';
import { closeness } from './likeness.ts';
import { eachReport, type Located, likenessOfErrors, locate } from './numbers.ts';
import type { Assessment, Report, Standing, Tie } from './report.ts';
import { likenessOfCategories } from './same.ts';
import { bump, get, type ReportTable, tableOf } from './table.ts';

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
export function assess(reports: readonly Report[], { kind, ties = [] }: AssessOptions): Assessment {
  const table = tableOf(reports);
  return kind === 'number' ? assessNumbers(table, placed(table, ties)) : assessCategories(table, placed(table, ties));
}

type PlacedTie = Tie & { readonly places: readonly number[] };

function placed(table: ReportTable, ties: readonly Tie[]): PlacedTie[] {
  const placeOf = new Map(table.contributors.map((name, place) => [name, place]));
  return ties.map((tie) => ({ ...tie, places: tie.members.flatMap((member) => placeOf.get(member) ?? []) }));
}

function assessCategories(table: ReportTable, ties: readonly PlacedTie[]): Assessment {
  const pairs = likenessOfCategories(table);
  const people = table.contributors.length;
  let right = closeness(people, pairs, ones(people));
  const cluster = settled(
    people,
    () => clustersOf(people, pairs, right, ties),
    (found) => {
      right = closeness(people, pairs, countedOnce(found));
    },
  );
  const share = sharesOf(table, cluster);
  const { weight, reliability } = knowledge(table, cluster, share, right);
  return { standings: standings(table, cluster, reliability), answers: answersOf(table, cluster, weight, share) };
}

function assessNumbers(table: ReportTable, ties: readonly PlacedTie[]): Assessment {
  const people = table.contributors.length;
  const independent = new Float64Array(people); // how near the truth is explains no likeness of errors
  let located = locate(table, ones(table.contributor.length), ones(people));
  const cluster = settled(
    people,
    () => clustersOf(people, likenessOfErrors(table, located), independent, ties),
    (found) => {
      located = locate(table, sharesOf(table, found), countedOnce(found));
    },
  );
  const reliability = nearness(table, located);
  const weight = Float64Array.from(table.contributor, (who) => weightOf(get(reliability, who) as Ratio)); // a share
  return {
    standings: standings(table, cluster, reliability),
    answers: locationsOf(table, cluster, located, weight, sharesOf(table, cluster)),
  };
}

/** Clusters and what they change, in turns until they stay. */
function settled(people: number, find: () => Int32Array, learn: (cluster: Int32Array) => void): Int32Array {
  let cluster: Int32Array = Int32Array.from({ length: people }, (_, who) => who);
  for (let round = 0; round < roundsAtMost; round++) {
    const next = find();
    const same = next.every((name, who) => name === cluster[who]);
    cluster = next;
    if (same) break;
    learn(cluster);
  }
  return cluster;
}

/** Probability that a number of theirs is near the truth. */
function nearness(table: ReportTable, located: Located): Float64Array {
  const near = new Float64Array(table.contributors.length).fill(newcomerTrust * trustStrength);
  const all = new Float64Array(table.contributors.length).fill(trustStrength);
  eachReport(table, (item, place, who) => {
    const off = get(located.distance, place) + get(located.bias, who);
    if (get(table.start, item + 1) - get(table.start, item) < 2) return; // alone with oneself everybody is near
    bump(all, who);
    if (Math.abs(off) <= nearWithin) bump(near, who);
  });
  return near.map((n, who) => n / get(all, who));
}

/** As long as everybody stands alone. */
function ones(length: number): Float64Array<ArrayBuffer> {
  return new Float64Array(length).fill(1);
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
