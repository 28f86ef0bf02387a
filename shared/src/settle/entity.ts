import type { FactValue } from '../contracts/evidence.ts';
import type { Kind } from '../facts/catalog.ts';
import type { PlatformId } from '../facts/entity.ts';
import type { Ratio } from '../units.ts';

/** What is known of an entity: its fields with their evidence. */
export type Facts = Readonly<Record<string, FactValue>>;

export interface EntityName {
  readonly platform: PlatformId;
  readonly kind: Kind;
  readonly id: string;
}

/** A field's value and when it was seen, as claims are kept; and how it was read, when that is not the usual way. */
export type HeldClaim = readonly [observedAt: number, value: unknown, extractor?: string];

/** What one contributor last said about an entity, and what its word is worth as of the last checkpoint. */
export interface Testimony {
  /** Whose independent word it is. */
  readonly cluster: string | number;
  /** `undefined`: that of a newcomer. */
  readonly trust?: Ratio | undefined;
  readonly fields: Readonly<Record<string, HeldClaim>>;
}
