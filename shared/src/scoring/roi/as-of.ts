import type { RoiInputs } from './inputs.ts';

declare const cut: unique symbol;
/** Inputs that hold nothing seen after their `now`. Only {@link asOf} makes them. */
export type Known<T> = T & { readonly [cut]: true };

/**
 * The inputs as they were known at their `now`: later counts, prices, fees and outcomes are dropped, however they came in.
 * A summary that was made with an outcome from the future cannot be repaired and is dropped whole.
 */
export function asOf(inputs: RoiInputs): Known<RoiInputs> {
  const { now, outcomes } = inputs;
  const participants = before(inputs.participants, (point) => point.at, now);
  const { spaceRatio, platformRatio, ...summaries } = outcomes;
  const late = Object.values(summaries).some((summary) => summary !== undefined && summary.newestAt > now);
  return {
    ...inputs,
    participants,
    prices: unchanged(inputs.prices, ({ observedAt }) => observedAt <= now),
    gas: unchanged(inputs.gas, ({ observedAt }) => observedAt <= now),
    outcomes: late ? {} : outcomes,
  } as Known<RoiInputs>; // the one place that may say so
}

function before<T>(items: readonly T[], at: (item: T) => number, now: number): readonly T[] {
  const last = items.at(-1);
  return last === undefined || at(last) <= now ? items : items.filter((item) => at(item) <= now);
}

/** The map itself when everything in it stays: books of prices are large and shared by thousands of estimates. */
function unchanged<K, V>(map: ReadonlyMap<K, V>, keep: (value: V) => boolean): ReadonlyMap<K, V> {
  for (const value of map.values()) if (!keep(value)) return new Map([...map].filter(([, kept]) => keep(kept)));
  return map;
}
