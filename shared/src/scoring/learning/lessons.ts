import type { Example } from './example.ts';
import type { Scaling } from './model.ts';
import { scaled } from './scaling.ts';

/** Randomness, passed in: 0 <= value < 1. */
export type Random = () => number;

/** What members learn from: the same rows, as they are and scaled. */
export interface Lessons {
  readonly features: readonly (readonly number[])[];
  readonly inputs: readonly (readonly number[])[];
  readonly targets: Float64Array;
}

export function lessonsOf(examples: readonly Example[], scaling: Scaling): Lessons {
  return {
    features: examples.map(({ features }) => features),
    inputs: examples.map(({ features }) => scaled(features, scaling)),
    targets: Float64Array.from(examples, ({ target }) => target),
  };
}
