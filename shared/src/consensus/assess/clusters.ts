import type { Likenesses } from './likeness.ts';
import type { Tie } from './report.ts';
import { get } from './table.ts';

/** Likeness between two contributors, what chance and their closeness to the truth explain of it included. */
export interface Likeness extends Likenesses {
  /** On how many of the items both reported they said the same. */
  readonly same: Float64Array;
  /** How often two who guess like these would say the same. */
  readonly chance: Float64Array;
}

/** Of what is left to be alike in, two independent people fill nothing; hard questions make honest people fill up to a third. */
const fillAtLeast = 0.4;
/** Where independent people would hardly ever differ, nothing can be told from their not differing. */
const roomAtLeast = 0.08;
/** Log-likelihood ratio of "one copies the other" over "independent": among millions of pairs chance alone reaches 10 seldom. */
const evidenceAtLeast = 10;
/** A tie from outside of the reports that joins two on its own. */
export const tieAlone = 6;
/** Two groups become one when so many of the pairs across are linked. */
const densityAtLeast = 0.5;
/** Pairs across that are looked at. */
const acrossAtMost = 20;
/** A tie of more members than this is a crowd (a café, a provider), and says nothing. */
export const crowd = 1_000;

/**
 * Contributors that are one, as far as reports and ties can tell: pairs that are alike far beyond what each one's closeness to the truth
 * explains, joined where most of the pairs across are linked, so that one chance link joins no groups.
 * @param right As `closeness` gives it.
 * @returns For each contributor the smallest number among the members of its cluster.
 */
export function clustersOf(
  people: number,
  pairs: Likeness,
  right: Float64Array,
  ties: readonly (Tie & { readonly places: readonly number[] })[],
): Int32Array {
  const evidence = new Map<number, number>();
  const tied = tiesByPair(people, ties);
  for (let pair = 0; pair < pairs.first.length; pair++) {
    const [i, j] = [pairs.first[pair] ?? 0, pairs.second[pair] ?? 0];
    const tie = tied.get(i * people + j) ?? 0;
    tied.delete(i * people + j);
    const found = linkEvidence(pairs, pair, get(right, i) * get(right, j), tie);
    if (found > 0) evidence.set(i * people + j, found);
  }
  for (const [key, tie] of tied) if (tie >= tieAlone) evidence.set(key, tie); // they never met: the tie alone decides
  return joined(people, evidence);
}

/** @returns above 0 for a link, the more the surer. */
function linkEvidence(pairs: Likeness, pair: number, explained: number, tie: number): number {
  const together = get(pairs.together, pair);
  const same = get(pairs.same, pair);
  const chance = get(pairs.chance, pair);
  const room = 1 - Math.max(0, explained);
  const fill = (get(pairs.likeness, pair) - Math.max(0, explained)) / room;
  if (room < roomAtLeast) return tie >= tieAlone ? tie : 0;
  const alone = chance + (1 - chance) * Math.max(0, explained);
  const copied = alone + (1 - alone) * Math.min(0.98, Math.max(fillAtLeast, fill));
  const ratio = same * Math.log(copied / alone) + (together - same) * Math.log((1 - copied) / (1 - alone));
  const all = ratio + tie;
  if (tie >= tieAlone && all > 0) return all; // a strong tie joins unless what they say speaks against it
  return fill >= fillAtLeast && all >= evidenceAtLeast ? all : 0;
}

function tiesByPair(people: number, ties: readonly (Tie & { readonly places: readonly number[] })[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const { places, evidence } of ties) {
    if (places.length > crowd) continue;
    for (const i of places) for (const j of places) if (i < j) found.set(i * people + j, (found.get(i * people + j) ?? 0) + evidence);
  }
  return found;
}

function joined(people: number, evidence: ReadonlyMap<number, number>): Int32Array {
  const cluster = Int32Array.from({ length: people }, (_, i) => i);
  const members = new Map<number, number[]>();
  const links = [...evidence].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  for (const [key] of links) {
    const [one, other] = [get(cluster, Math.floor(key / people)), get(cluster, key % people)];
    if (one === other) continue;
    const [a, b] = [members.get(one) ?? [one], members.get(other) ?? [other]];
    if (!dense(a, b, (i, j) => evidence.has(Math.min(i, j) * people + Math.max(i, j)))) continue;
    const all = [...a, ...b].sort((i, j) => i - j);
    const name = Math.min(one, other);
    members.delete(Math.max(one, other));
    members.set(name, all);
    for (const member of all) cluster[member] = name;
  }
  return cluster;
}

function dense(a: readonly number[], b: readonly number[], linked: (i: number, j: number) => boolean): boolean {
  const [some, others] = [a.slice(0, acrossAtMost), b.slice(0, acrossAtMost)];
  let found = 0;
  for (const i of some) for (const j of others) if (linked(i, j)) found += 1;
  return found >= some.length * others.length * densityAtLeast;
}
