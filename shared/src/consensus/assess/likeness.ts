import { get } from './table.ts';

/** Two contributors and how alike they are beyond chance: 1 always the same, 0 as strangers who guess, negative when they contradict each other. */
export interface Likenesses {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly together: Float64Array;
  readonly likeness: Float64Array;
}

/** Who met very often counts no more in the fit than who met so often: the many decide, not the busy. */
const meetingsCounted = 20;
/** What is believed of somebody who met nobody, and how many meetings that belief is worth. */
const believed = 0.6;
const beliefStrength = 3;
const rounds = 60;

/**
 * Explains likeness by each contributor's own closeness to the truth: two independent people are alike as far as both are right,
 * so likeness(i, j) = right(i) * right(j). Which of the two mirrored solutions is the truth is decided by the most contributors
 * (clusters counted once each), never by the most reports.
 * @param share What each contributor counts: 1 over the size of its cluster.
 * @returns For each contributor -1 (always wrong) to 1 (always right); 0 is a guess, and what is said of somebody who met nobody.
 */
export function closeness(people: number, pairs: Likenesses, share: Float64Array): Float64Array {
  let right = new Float64Array(people).fill(believed);
  for (let round = 0; round < rounds; round++) {
    const sum = new Float64Array(people).fill(beliefStrength * believed);
    const norm = new Float64Array(people).fill(beliefStrength);
    for (let pair = 0; pair < pairs.first.length; pair++) {
      const [i, j] = [pairs.first[pair] ?? 0, pairs.second[pair] ?? 0];
      const counted = Math.min(get(pairs.together, pair), meetingsCounted);
      const like = counted * get(pairs.likeness, pair);
      const [wi, wj] = [get(share, i), get(share, j)];
      sum[i] = get(sum, i) + wj * like * get(right, j);
      sum[j] = get(sum, j) + wi * like * get(right, i);
      norm[i] = get(norm, i) + wj * counted * get(right, j) ** 2;
      norm[j] = get(norm, j) + wi * counted * get(right, i) ** 2;
    }
    let moved = 0;
    right = right.map((old, i) => {
      const now = (old + Math.min(1, Math.max(-1, get(sum, i) / get(norm, i)))) / 2;
      moved = Math.max(moved, Math.abs(now - old));
      return now;
    });
    if (moved < 1e-4) break;
  }
  let balance = 0;
  for (let i = 0; i < people; i++) balance += Math.sign(get(right, i)) * get(share, i);
  return balance < 0 ? right.map((one) => -one) : right;
}
