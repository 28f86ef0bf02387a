import { epochMs } from '../units.ts';
import { fieldOf } from './catalog.ts';
import type { AnyObservation, Context } from './observation.ts';

const fiveMinutes = 300_000;
/** X: what was seen on home and lists is the viewer's reading habit, and stays with the viewer. */
const sharedContextsOnX: readonly Context[] = ['profile', 'thread', 'search'];

/**
 * The part of an observation that may leave the browser, with its time rounded down to five minutes.
 * @returns `undefined` when nothing of it may: a private kind, a private context, or no public field.
 */
export function shareable(observation: AnyObservation): AnyObservation | undefined {
  if (observation.platform === 'x' && !sharedContextsOnX.includes(observation.context)) return undefined;
  const fields = Object.entries(observation.fields).filter(([name]) => fieldOf(observation.kind, name)?.reach === 'public');
  const observedAt = epochMs(Math.floor(observation.observedAt / fiveMinutes) * fiveMinutes);
  if (fields.length === 0 || observedAt === undefined) return undefined;
  return { ...observation, observedAt, fields: Object.fromEntries(fields) } as AnyObservation; // a subset of optional fields of the same kind
}
