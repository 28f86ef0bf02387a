import { ordered, pinball, type Three, taus } from './pinball.ts';

const rounds = 150;
const rate = 1;

/**
 * How much each member counts: the shares, adding up to 1, under which their weighted mean loses least on outcomes none of them saw.
 * Starts even and moves by multiplying, so a member is never judged by a handful of outcomes alone.
 * @param said By member, by outcome.
 * @see Kivinen and Warmuth, "Exponentiated Gradient versus Gradient Descent for Linear Predictors", 1997
 */
export function weigh(said: readonly (readonly Three[])[], realised: Float64Array): number[] {
  let weights = said.map(() => 1 / said.length);
  if (realised.length === 0) return weights;
  const mean = said.map(() => 0); // of all rounds: single ones swing around the best
  for (let round = 0; round < rounds; round++) {
    const slopes = slopesOf(said, realised, weights);
    const moved = weights.map((weight, at) => weight * Math.exp(-rate * (slopes[at] ?? 0)));
    const total = moved.reduce((sum, weight) => sum + weight, 0);
    weights = moved.map((weight) => weight / total);
    weights.forEach((weight, at) => {
      mean[at] = (mean[at] ?? 0) + weight / rounds;
    });
  }
  return mean;
}

/** How much the mean loss rises with each member's weight. */
function slopesOf(said: readonly (readonly Three[])[], realised: Float64Array, weights: readonly number[]): Float64Array {
  const slopes = new Float64Array(said.length);
  for (let row = 0; row < realised.length; row++) {
    for (let q = 0; q < taus.length; q++) {
      let mixed = 0;
      for (let at = 0; at < said.length; at++) mixed += (weights[at] ?? 0) * (said[at]?.[row]?.[q] ?? 0);
      const slope = ((realised[row] ?? 0) > mixed ? -(taus[q] ?? 0.5) : 1 - (taus[q] ?? 0.5)) / (realised.length * taus.length);
      for (let at = 0; at < said.length; at++) slopes[at] = (slopes[at] ?? 0) + slope * (said[at]?.[row]?.[q] ?? 0);
    }
  }
  return slopes;
}

/** Mean pinball loss of many predictions. */
export function lossOf(said: readonly Three[], realised: ArrayLike<number>): number {
  return said.reduce((sum, three, row) => sum + pinball(ordered(three), realised[row] ?? 0), 0) / Math.max(1, said.length);
}
