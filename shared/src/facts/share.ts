import { epochMs } from '../units.ts';
import { type AnyObservation, mayBeShared } from './observation.ts';

const fiveMinutes = 300_000;

/**
 * The part of an observation that may leave the browser, with its time rounded down to five minutes.
 * @returns `undefined` when nothing of it may: a private kind, a private context, or no public field.
 */
export function shareable(observation: AnyObservation): AnyObservation | undefined {
  const fields = Object.entries(observation.fields).filter(([name]) => mayBeShared(observation, name));
  const observedAt = epochMs(Math.floor(observation.observedAt / fiveMinutes) * fiveMinutes);
  if (fields.length === 0 || observedAt === undefined) return undefined;
  return { ...observation, observedAt, fields: Object.fromEntries(fields) } as AnyObservation; // a subset of optional fields of the same kind
}
