import type { RoiEstimate } from '../../contracts/roi.ts';
import type { EntityKey, PlatformId } from '../../facts/entity.ts';
import type { FieldsOf } from '../../facts/observation.ts';
import type { DurationMs, EpochMs } from '../../units.ts';
import type { Missing } from '../measure.ts';
import type { Quantiles } from '../quantiles.ts';

/** A campaign that may be planned. */
export interface Candidate {
  readonly key: EntityKey;
  readonly platform: PlatformId;
  readonly id: string;
  readonly campaign: Pick<
    FieldsOf<'campaign'>,
    'spaceId' | 'status' | 'startsAt' | 'endsAt' | 'claimEndsAt' | 'chain' | 'distribution' | 'tasks' | 'gas' | 'parentId' | 'childIds'
  >;
  readonly estimate: RoiEstimate;
  /** `begun`: kept in the plan as long as it fits. `done`: only counts as a part of what holds it. */
  readonly state: 'open' | 'begun' | 'done';
  /** Active time the person has spent on it. */
  readonly spent?: DurationMs | undefined;
}

/** Why a campaign is not in the plan, though enough is known of it. The interface turns the words into sentences. */
export const leftOutWords = ['excluded', 'over', 'chain', 'identity', 'no-gain', 'starts-later', 'too-short', 'parts', 'no-room'] as const;
export type LeftOutWord = (typeof leftOutWords)[number];

export interface PlanEntry {
  readonly key: EntityKey;
  /** 1 for the first wallet. */
  readonly wallet: number;
  readonly begun: boolean;
  /** Active hours still to go, as planned: the middle estimate less what was spent. */
  readonly hours: number;
  /** US dollars. `undefined`: worth nothing known by itself, a part of what holds it. */
  readonly value: Quantiles | undefined;
  /** Begun later than this, it or what comes after it is no longer done in time. */
  readonly startBy: EpochMs;
  /** When the platform stops taking part. `undefined`: not known, or never. */
  readonly endsAt: EpochMs | undefined;
  readonly claimBy: EpochMs | undefined;
  /** Not open yet: opens then, within the week. */
  readonly opensAt: EpochMs | undefined;
  /** The campaign whose claim needs this one, in the plan too. */
  readonly partOf: EntityKey | undefined;
}

export interface Plan {
  /** In the order in which to do them. */
  readonly entries: readonly PlanEntry[];
  /** Planned hours: never more than the limit. */
  readonly plannedHours: number;
  /** Hours it may really take. */
  readonly hours: Quantiles;
  /** US dollars of all together. */
  readonly value: Quantiles;
  /** What was maximised: US dollars weighted for risk. More hours never make it less. */
  readonly worth: number;
  readonly leftOut: readonly { readonly key: EntityKey; readonly why: LeftOutWord }[];
  /** Too little is known of these to plan with them. */
  readonly abstained: readonly { readonly key: EntityKey; readonly missing: readonly Missing[] }[];
}
