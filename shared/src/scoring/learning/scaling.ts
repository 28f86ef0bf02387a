import type { FeatureVector } from './features.ts';
import type { Scaling } from './model.ts';
import { sortedQuantile } from './pinball.ts';

/** A scaled value beyond this is cut: one freak must not carry a prediction away. */
const farthest = 5;

export function scalingOf(rows: readonly FeatureVector[]): Scaling {
  const columns = (rows[0] ?? []).map((_, feature) => {
    const known = Float64Array.from(rows.map((row) => row[feature] ?? Number.NaN).filter((value) => !Number.isNaN(value))).sort();
    const fill = sortedQuantile(known, 0.5);
    const values = rows.map((row) => filled(row[feature], fill));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { fill, mean, deviation: Math.sqrt(variance) };
  });
  return { fill: columns.map((c) => c.fill), mean: columns.map((c) => c.mean), deviation: columns.map((c) => c.deviation) };
}

/** A model's numbers are stored with six digits: what differs by less does not differ. */
const digits = 1e-5;

/** A feature that never varied says nothing: 0, unless it does vary now, which is as strange as it gets. */
export function scaled(features: FeatureVector, { fill, mean, deviation }: Scaling): number[] {
  return features.map((value, feature) => {
    const usual = mean[feature] ?? 0;
    const distance = filled(value, fill[feature] ?? 0) - usual;
    const unit = deviation[feature] ?? 0;
    const z =
      unit > 1e-9 ? distance / unit : Math.abs(distance) > digits * Math.max(1, Math.abs(usual)) ? Math.sign(distance) * farthest : 0;
    return Math.max(-farthest, Math.min(farthest, z));
  });
}

const filled = (value: number | undefined, fill: number) => (value === undefined || Number.isNaN(value) ? fill : value);

/** How unlike what was learned from: the mean of squared scaled values. About 1 for what is usual. */
export function strangeness(inputs: readonly number[]): number {
  return inputs.reduce((sum, value) => sum + value * value, 0) / Math.max(1, inputs.length);
}
