import type { EntityKey } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import { linesText } from '../db/columns.ts';

/** One checked sighting on its way into the database. */
export interface Sighting {
  /** First 128 bits of its address. */
  readonly address: string;
  /** First 128 bits of SHA-256 of `key`. */
  readonly entity: string;
  readonly key: EntityKey;
  /** As the sender's clock had it. */
  readonly statedAt: EpochMs;
  /** On our clock. */
  readonly observedAt: EpochMs;
  /** The observation as canonical JSON: one line. */
  readonly text: string;
  /** What it claims, as JSON: one line. */
  readonly claims: string;
}

/** A sighting that is kept and claims nothing, and why. */
export interface QuarantinedSighting {
  readonly sighting: Sighting;
  readonly code: string;
  readonly title: string;
  readonly field: string | undefined;
}

/**
 * Sightings of one contributor, made small: some thousands wait to be written at a time, and the collector of garbage carries around
 * each object that waits. Long texts are one string a batch.
 */
export interface Packed {
  readonly contributor: number;
  readonly addresses: readonly string[];
  readonly entities: readonly string[];
  readonly keys: readonly EntityKey[];
  readonly statedAt: readonly EpochMs[];
  readonly observedAt: readonly EpochMs[];
  /** The observations, a line each. */
  readonly texts: string;
  /** What each claims, a line each. */
  readonly claims: string;
}

export const pack = (contributor: number, sightings: readonly Sighting[]): Packed => ({
  contributor,
  addresses: sightings.map(({ address }) => address),
  entities: sightings.map(({ entity }) => entity),
  keys: sightings.map(({ key }) => key),
  statedAt: sightings.map(({ statedAt }) => statedAt),
  observedAt: sightings.map(({ observedAt }) => observedAt),
  texts: linesText(sightings.map(({ text }) => text)),
  claims: linesText(sightings.map(({ claims }) => claims)),
});
