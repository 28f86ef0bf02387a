import { isKind, type Kind } from '../facts/catalog.ts';
import type { PlatformId } from '../facts/entity.ts';
import type { AnyObservation } from '../facts/observation.ts';
import type { EpochMs } from '../units.ts';
import type { Switches } from './switches.ts';
import { withoutFields } from './without-fields.ts';

/** Why and since when something is off. */
export interface Off {
  readonly reason: string;
  readonly since: EpochMs;
}

/** @returns `undefined` when that version of the adapter may read. */
export function isOff({ adapters }: Switches, adapter: PlatformId, version: number): Off | undefined {
  const off = adapters.find((one) => one.adapter === adapter && covers(one.versions, version));
  return off && { reason: off.reason, since: off.since };
}

/** The fields that are off for that version of an adapter, by kind. */
export function fieldsOff({ fields }: Switches, adapter: PlatformId, version: number): ReadonlyMap<Kind, ReadonlySet<string>> {
  const off = new Map<Kind, Set<string>>();
  for (const { adapter: of, versions: which, kind, field } of fields) {
    if (of !== adapter || !isKind(kind) || !covers(which, version)) continue;
    off.set(kind, (off.get(kind) ?? new Set()).add(field));
  }
  return off;
}

/**
 * What of an observation may be kept, by the adapter and version that it names.
 * @returns the very observation when all of it may; `undefined` when nothing may.
 */
export function allowedPart(switches: Switches, observation: AnyObservation): AnyObservation | undefined {
  const version = versionOf(observation.adapter);
  if (isOff(switches, observation.platform, version)) return undefined;
  return withoutFields(observation, fieldsOff(switches, observation.platform, version).get(observation.kind));
}

/** `galxe@1` -> 1. */
export const versionOf = (adapter: string): number => Number(adapter.split('@')[1]);

const covers = (which: 'all' | readonly number[], version: number): boolean => which === 'all' || which.includes(version);
