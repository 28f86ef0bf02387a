import { sortedQuantile, type Three, threeQuantiles } from '../../../src/scoring/learning/pinball.ts';
import type { PastOutcome } from '../../../src/scoring/roi/learned-from.ts';

/** What anybody could say without a model. Both get a range as well as a middle, so that they are not beaten for having none. */
export interface Baselines {
  /** Quantiles of what the platform's campaigns paid. */
  readonly median: Three;
  /** What the last similar campaign paid, with the range by which similar campaigns in a row differ. */
  readonly similar: Three;
}

/** @param past In the order in which they became known. */
export function baselines(past: readonly PastOutcome[], of: Pick<PastOutcome, 'platform' | 'spaceId' | 'type'>): Baselines {
  const platform = past.filter((one) => one.platform === of.platform).slice(-300);
  const median = threeQuantiles(platform.map(({ usd }) => usd));
  const last =
    platform.findLast((one) => one.spaceId === of.spaceId && one.type === of.type) ?? platform.findLast((one) => one.type === of.type);
  const differences = Float64Array.from(steps(platform)).sort();
  const from = Math.log(Math.max(last?.usd ?? median[1], smallest));
  const at = (share: number) => Math.exp(from + sortedQuantile(differences, share));
  return {
    median,
    similar: [Math.min(at(0.1), last?.usd ?? median[1]), last?.usd ?? median[1], Math.max(at(0.9), last?.usd ?? median[1])],
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
