import type { AnyObservation } from '../facts/observation.ts';

/** @returns the very observation when it has none of these fields; `undefined` when it has no other. */
export function withoutFields(observation: AnyObservation, off: ReadonlySet<string> | undefined): AnyObservation | undefined {
  if (!off) return observation;
  const all = Object.entries(observation.fields);
  const kept = all.filter(([name]) => !off.has(name));
  if (kept.length === all.length) return observation;
  return kept.length === 0 ? undefined : ({ ...observation, fields: Object.fromEntries(kept) } as AnyObservation); // fewer optional fields of the same kind
}
