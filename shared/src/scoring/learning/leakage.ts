import type { Example } from './example.ts';
import { featureNames } from './features.ts';

/** Training refuses: something in the features was not known at the decision. */
export class LeakageError extends Error {
  override readonly name = 'LeakageError';
}

/**
 * Beyond this rank correlation with what came true, a feature is not a forecast but a copy. Nothing that is known before the end says so
 * much by itself: in campaigns with known truth the best feature stays below 0.8.
 */
const tooGood = 0.95;
const least = 50;

/**
 * @throws {LeakageError} naming the feature or the example: something was seen after its decision, an outcome was known before it,
 * or a feature alone tells the outcome.
 */
export function refuseLeakage(examples: readonly Example[]): void {
  const late = examples.findIndex(({ seenUntil, decidedAt }) => seenUntil > decidedAt);
  if (late !== -1) throw new LeakageError(`Example ${late} holds something seen after its decision`);
  const early = examples.findIndex(({ knownAt, decidedAt }) => knownAt <= decidedAt);
  if (early !== -1) throw new LeakageError(`The outcome of example ${early} was known before its decision`);
  const targets = ranks(examples.map(({ target }) => target));
  for (const [feature, name] of featureNames.entries()) {
    const known = examples.flatMap(({ features }, at) => (Number.isNaN(features[feature] ?? Number.NaN) ? [] : [at]));
    if (known.length < least) continue;
    const values = ranks(known.map((at) => examples[at]?.features[feature] ?? 0));
    const correlation = pearson(values, ranks(known.map((at) => targets[at] ?? 0)));
    if (Math.abs(correlation) > tooGood)
      throw new LeakageError(`${name} alone tells the outcome (rank correlation ${correlation.toFixed(2)})`);
  }
}

/** Ranks from 0; equal values share the mean of theirs. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const found = values.map(() => 0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to++;
    for (let place = from; place <= to; place++) found[order[place]?.at ?? 0] = (from + to) / 2;
    from = to + 1;
  }
  return found;
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (a.length - 1) / 2; // of ranks
  let [together, ofA, ofB] = [0, 0, 0];
  a.forEach((value, at) => {
    const [x, y] = [value - mean, (b[at] ?? mean) - mean];
    together += x * y;
    ofA += x * x;
    ofB += y * y;
  });
  return ofA === 0 || ofB === 0 ? 0 : together / Math.sqrt(ofA * ofB);
}
