import type { PlatformId } from '../../facts/entity.ts';
import type { FieldsOf } from '../../facts/observation.ts';
import type { DurationMs, EpochMs, Usd } from '../../units.ts';
import type { Concentration } from '../board/concentration.ts';
import type { TrainedModel } from '../learning/model.ts';
import type { Quantiles } from '../quantiles.ts';
import type { Point } from '../trends/trend.ts';
import type { AskKind } from './asks.ts';
import type { PriceBook } from './prices.ts';

/** Everything an estimate is made of, as known at `now`. Nothing in it may have been seen later: {@link asOf} cuts it. */
export interface RoiInputs {
  readonly platform: PlatformId;
  readonly campaign: FieldsOf<'campaign'>;
  readonly now: EpochMs;
  /** Participants over time, change-only, oldest first. May be empty. */
  readonly participants: readonly Point[];
  readonly prices: PriceBook;
  readonly time: TimeKnowledge;
  readonly outcomes: OutcomeKnowledge;
  readonly gas: GasFees;
  /** The model that is live. `undefined`: structure alone. */
  readonly model: TrainedModel | undefined;
  /** Of the board of the space that runs the campaign, where one is known: who the rewards really go to. */
  readonly concentration?: Concentration | undefined;
}

/** How long something takes the people who did it. */
export interface CrowdTime {
  /** Median of active minutes. */
  readonly minutes: number;
  /** Independent people it rests on. */
  readonly n: number;
}

export interface TimeKnowledge {
  /** The person's own active time on this campaign so far. */
  readonly own?: DurationMs | undefined;
  /** What this campaign takes the crowd. */
  readonly campaign?: CrowdTime | undefined;
  /** What one task of a kind takes the crowd. */
  readonly tasks: Readonly<Partial<Record<AskKind, CrowdTime>>>;
  /** The person's minutes divided by the crowd's on campaigns that both did: below 1 is faster. `undefined`: taken as 1. */
  readonly ownSpeed?: number | undefined;
  /** The person's own median over campaigns that they finished; `n` counts campaigns. For where the crowd says nothing. */
  readonly ownUsual?: CrowdTime | undefined;
}

/** Realised values of campaigns, in US dollars per person. */
export interface OutcomeSummary {
  readonly usd: Quantiles;
  /** Campaigns it rests on. */
  readonly n: number;
  readonly newestAt: EpochMs;
}

/** How realised values related to what structure alone said at the decision. */
export interface RealisedRatio {
  /** Median logarithm of realised / structural value, clipped like what the model learns. */
  readonly log: number;
  readonly n: number;
}

/** Summarised by {@link learnedFrom}, from what had become known by `now` only. */
export interface OutcomeKnowledge {
  /** Of the same space. */
  readonly space?: OutcomeSummary | undefined;
  /** Of the same platform and type of campaign. */
  readonly type?: OutcomeSummary | undefined;
  readonly platform?: OutcomeSummary | undefined;
  /** What one point of this space turned out to be worth: `usd` is per point. */
  readonly point?: OutcomeSummary | undefined;
  readonly spaceRatio?: RealisedRatio | undefined;
  /** Of the newest outcomes of the platform. */
  readonly platformRatio?: RealisedRatio | undefined;
}

/** What one transaction costs on a chain. */
export interface GasFee {
  readonly usd: Usd;
  readonly observedAt: EpochMs;
  /** `rpc`: estimated from the chain itself. `table`: the table in gas-table.ts. */
  readonly source: 'rpc' | 'table';
}
/** By the platform's word for the chain, lower case. */
export type GasFees = ReadonlyMap<string, GasFee>;
