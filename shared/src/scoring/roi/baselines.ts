import { sortedQuantile, type Three, threeQuantiles } from '../learning/pinball.ts';
import type { PastOutcome } from './learned-from.ts';

/** What anybody could say without a model. Both get a range as well as a middle, so that they are not beaten for having none. */
export interface Baselines {
  /** Quantiles of what the platform's campaigns paid. */
  readonly median: Three;
  /** What the last similar campaign paid, with the range by which similar campaigns in a row differ. */
  readonly similar: Three;
}

/** @param past In the order in which they became known. */
export const baselines = (past: readonly PastOutcome[], of: Pick<PastOutcome, 'platform' | 'spaceId' | 'type'>): Baselines =>
  baselinesOn(past, of.platform)(of);

/** The same for many campaigns of one platform. */
export function baselinesOn(past: readonly PastOutcome[], of: PastOutcome['platform']) {
  const all = past.filter(({ platform }) => platform === of);
  const newest = all.slice(-300);
  const median = threeQuantiles(newest.map(({ usd }) => usd));
  const differences = Float64Array.from(steps(newest)).sort();
  const ofType = new Map(all.map((one) => [one.type, one.usd]));
  const ofBoth = new Map(all.map((one) => [JSON.stringify([one.spaceId, one.type]), one.usd]));
  return ({ spaceId, type }: Pick<PastOutcome, 'spaceId' | 'type'>): Baselines => {
    const last = ofBoth.get(JSON.stringify([spaceId, type])) ?? ofType.get(type) ?? median[1];
    const from = Math.log(Math.max(last, smallest));
    const at = (share: number) => Math.exp(from + sortedQuantile(differences, share));
    return { median, similar: [Math.min(at(0.1), last), last, Math.max(at(0.9), last)] };
  };
}

const smallest = 0.01;

/** Logarithms of what a campaign paid over what the similar one before it did. */
function steps(outcomes: readonly PastOutcome[]): number[] {
  const before = new Map<string, number>();
  return outcomes.flatMap(({ spaceId, type, usd }) => {
    const key = `${spaceId}:${type}`;
    const last = before.get(key);
    const here = Math.log(Math.max(usd, smallest));
    before.set(key, here);
    return last === undefined ? [] : [here - last];
  });
}
