import type { EntityKey } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';

/** One checked sighting on its way into the database. Texts, not objects: some thousands wait at a time, and the collector of garbage carries each around. */
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
