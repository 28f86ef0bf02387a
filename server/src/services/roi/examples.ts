import { type Example, targetOf } from '@infofi-lens/shared/scoring/learning/example';
import type { Judged } from '@infofi-lens/shared/scoring/roi/calibration';
import type { Compared } from '../../stores/roi/prediction-store.ts';

/** What there is to learn: predictions that expected something, and what came true. */
export const examplesOf = (compared: readonly Compared[]): Example[] =>
  compared.flatMap(({ at, knownAt, features, seenUntil, realised, baseMean }) => {
    const target = targetOf(realised, baseMean);
    return target === undefined ? [] : [{ decidedAt: at, knownAt, features, seenUntil, target }];
  });

export const judgedOf = (compared: readonly Compared[]): Judged[] =>
  compared.map(({ platform, knownAt, said, realised, median, similar }) => ({ platform, knownAt, said, realised, median, similar }));
