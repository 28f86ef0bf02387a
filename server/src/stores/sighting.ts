import type { AnyObservation, EntityKey } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';

/** One checked sighting on its way into the database. */
export interface Sighting {
  /** First 128 bits of its address. */
  readonly address: string;
  /** First 128 bits of SHA-256 of `key`. */
  readonly entity: string;
  readonly key: EntityKey;
  /** On our clock. */
  readonly observedAt: EpochMs;
  readonly observation: AnyObservation;
  /** The observation as canonical JSON: one line. */
  readonly text: string;
}

/** A sighting that is kept and claims nothing, and why. */
export interface QuarantinedSighting {
  readonly sighting: Sighting;
  readonly code: string;
  readonly title: string;
  readonly field: string | undefined;
}
