import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { memberSays } from './apply.ts';
import type { Lessons } from './lessons.ts';
import type { Member } from './model.ts';
import { sortedQuantile, type Three, taus, threeQuantiles } from './pinball.ts';

/** Pulls every weight towards 0 as strongly as this many more rows that say nothing. */
const penalty = 20;

/** @see Hoerl and Kennard, "Ridge Regression", Technometrics 12(1), 1970 */
export function fitRidge({ inputs, targets }: Lessons): Member {
  const bias = targets.reduce((sum, value) => sum + value, 0) / targets.length;
  const x = new Matrix(inputs.map((row) => [...row]));
  const y = Matrix.columnVector([...targets].map((value) => value - bias));
  const columns = x.transpose();
  const normal = columns.mmul(x);
  for (let at = 0; at < normal.rows; at++) normal.set(at, at, normal.get(at, at) + penalty);
  const weights = new CholeskyDecomposition(normal).solve(columns.mmul(y)).to1DArray();
  const blank: Member = { kind: 'ridge', weights, bias, residuals: [0, 0, 0] };
  const residuals = inputs.map((row, at) => (targets[at] ?? 0) - memberSays(blank, [], row)[1]);
  return { ...blank, residuals: threeQuantiles(residuals) };
}

/** The structure as it is: only where its three quantiles lie is put right. */
export function fitPlain({ features, targets }: Lessons): Member {
  const blank: Member = { kind: 'plain', residuals: [0, 0, 0] };
  const said = features.map((row) => memberSays(blank, row, []));
  const residuals = taus.map((tau, at) => {
    const excess = Float64Array.from(said, (three, row) => (targets[row] ?? 0) - (three[at] ?? 0)).sort();
    return sortedQuantile(excess, tau);
  });
  return { kind: 'plain', residuals: residuals as Three };
}
