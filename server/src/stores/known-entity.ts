import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import type { Facts, Testimony } from '@infofi-lens/shared/settle/entity';
import type { EpochMs } from '@infofi-lens/shared/units';

/** What one contributor says of an entity. */
export interface HeldTestimony extends Testimony {
  /** Short name of the contributor inside the database. */
  readonly contributor: number;
  /** When it first spoke of the entity, by the time of receipt. `undefined`: before that was kept. */
  readonly cameAt?: EpochMs | undefined;
}

/** All the database holds about one entity. */
export interface KnownEntity {
  readonly entity: string;
  readonly key: EntityKey;
  /** How many contributors speak of it, without those in quarantine. */
  readonly witnesses: number;
  /** What each of them says. */
  readonly testimonies: readonly HeldTestimony[];
  /** As of the last checkpoint. */
  readonly base: Facts | undefined;
  /** As last published: canonical JSON of its facts. */
  readonly previous: { readonly agreed: boolean; readonly text: string } | undefined;
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
  /** The facts as canonical JSON. */
  readonly text: string;
  /** As it was before; `undefined` for an entity never published. */
  readonly wasAgreed: boolean | undefined;
  /** Newly agreed values of fields that keep a history. */
  readonly history: readonly { field: string; at: number; value: number; n: number }[];
  /** Whose words turned out right or wrong by values that are agreed from now on. */
  readonly verdicts: readonly Verdict[];
  /** Agreed values that others take the place of. */
  readonly replaced: number;
  /** Ways of reading that differ from the others, once for each field. */
  readonly drifts: readonly string[];
}

export interface Verdict {
  readonly contributor: number;
  /** `repeated`: right, and shown here before it was said. */
  readonly was: 'right' | 'wrong' | 'repeated';
}
