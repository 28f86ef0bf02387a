import type { Ratio } from '../../units.ts';
import { needed } from '../scene.ts';
import { evidenceNeeded } from '../settings.ts';
import type { Located } from './numbers.ts';
import type { Answer } from './report.ts';
import { get, type ReportTable } from './table.ts';

/** A confidence of at least this means agreed. The evidence an agreement needs comes to a little more. */
export const agreedFrom = 0.95;

/** Whose word weighs less (log-odds of 0.65) is no witness: three of those are no quorum. */
const witnessFrom = Math.log(0.65 / 0.35);
/** Within so many scales of where an item lies, a number stands behind it. */
export const nearWithin = 2;

/**
 * What each item comes to: the value whose supporters outweigh all others, by the criterion of every agreement. Where it is not met
 * the value is still given, with a confidence below {@link agreedFrom}.
 */
export function answersOf(table: ReportTable, cluster: Int32Array, weight: Float64Array, share: Float64Array): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  table.items.forEach((name, item) => {
    const score = new Map<number, number>();
    const voices = new Map<number, Set<number>>();
    const clusters = new Set<number>();
    let total = 0;
    for (let place = get(table.start, item); place < get(table.start, item + 1); place++) {
      const label = get(table.label, place);
      const counted = get(weight, place) * get(share, place);
      const who = get(cluster, get(table.contributor, place));
      total += counted;
      clusters.add(who);
      score.set(label, (score.get(label) ?? 0) + counted);
      const group = voices.get(label) ?? new Set();
      if (get(weight, place) >= witnessFrom) group.add(who);
      voices.set(label, group);
    }
    const [best] = [...score].sort((a, b) => b[1] - a[1] || (voices.get(b[0])?.size ?? 0) - (voices.get(a[0])?.size ?? 0) || a[0] - b[0]);
    if (!best) return;
    const n = voices.get(best[0])?.size ?? 0;
    answers.set(name, { value: table.values[best[0]] ?? '', confidence: confidenceOf(2 * best[1] - total, n >= needed(clusters.size)), n });
  });
  return answers;
}

/**
 * Where each item of numbers lies, and how many stand within its scale of it.
 * @param weight By place, the log-odds that the report is near the truth.
 */
export function locationsOf(
  table: ReportTable,
  cluster: Int32Array,
  located: Located,
  weight: Float64Array,
  share: Float64Array,
): Map<string, Answer> {
  return new Map(
    table.items.map((name, item) => {
      const near = new Set<number>();
      const all = new Set<number>();
      let net = 0;
      for (let place = get(table.start, item); place < get(table.start, item + 1); place++) {
        const who = get(cluster, get(table.contributor, place));
        const counted = get(weight, place) * get(share, place);
        const isNear = Math.abs(get(located.distance, place)) <= nearWithin;
        net += isNear ? counted : -counted;
        all.add(who);
        if (isNear && get(weight, place) >= witnessFrom) near.add(who);
      }
      const confidence = confidenceOf(net, near.size >= needed(all.size));
      return [name, { value: Number(get(located.location, item).toPrecision(12)), confidence, n: near.size }];
    }),
  );
}

/** In thousandths, rounded down; what is not agreed never looks agreed. @param net Log-odds of the value against all others. */
function confidenceOf(net: number, enough: boolean): Ratio {
  const sure = Math.min(0.999, Math.floor(1_000 / (1 + Math.exp(-net))) / 1_000);
  return (enough && net >= evidenceNeeded ? sure : Math.min(sure, 0.949)) as Ratio; // between 0 and 1
}
