import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/observation';
import type { HeldClaim } from './claims.ts';

/** What is known of an entity: its fields with their evidence. */
export type Facts = Readonly<Record<string, FactValue>>;

/** All the database holds about one entity. */
export interface KnownEntity {
  readonly entity: string;
  readonly key: EntityKey;
  readonly claims: readonly { cluster: number; fields: Readonly<Record<string, HeldClaim>> }[];
  /** As last published. */
  readonly previous: { readonly agreed: boolean; readonly facts: Facts } | undefined;
}

/** What is to be published about one entity. */
export interface EntityChange {
  readonly entity: string;
  readonly platform: PlatformId;
  readonly kind: Kind;
  readonly id: string;
  /** Whether a quorum vouches for any of it. */
  readonly agreed: boolean;
  readonly facts: Facts;
  /** As it was before; `undefined` for an entity never published. */
  readonly wasAgreed: boolean | undefined;
  /** Newly agreed values of fields that keep a history. */
  readonly history: readonly { field: string; at: number; value: number; n: number }[];
}
