import * as z from 'zod/mini';
import { fieldOf, kinds } from './catalog.ts';
import { guardOf } from './guard.ts';
import { type AnyObservation, envelope, mayBeShared } from './observation.ts';

const members = Object.entries({ ...envelope, kind: z.enum(kinds) }).map(([name, schema]) => ({ name, accepts: guardOf(schema) }));
const names = new Set([...members.map(({ name }) => name), 'fields']);

/**
 * Whether a value is an observation as it may leave the browser, answered fast and without a reason. Every sighting that comes in
 * is asked; `PublicObservation` is asked about those that are refused here, and its word is the last.
 */
export function isPublicObservation(value: unknown): value is AnyObservation {
  if (!isRecord(value) || !isRecord(value.fields)) return false;
  for (const { name, accepts } of members) if (!accepts(value[name])) return false;
  for (const name of Object.keys(value)) if (!names.has(name)) return false;
  const observation = value as unknown as AnyObservation; // all of it but the fields was just looked at
  for (const name of Object.keys(value.fields)) {
    if (!mayBeShared(observation, name) || !fieldOf(observation.kind, name)?.accepts(value.fields[name])) return false;
  }
  return true;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
