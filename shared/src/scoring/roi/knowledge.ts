import type { RoiDocument } from '../../catalogue/roi-document.ts';
import { type EntityKey, entityKey, type PlatformId } from '../../facts/entity.ts';
import type { EpochMs, Usd } from '../../units.ts';
import type { TrainedModel } from '../learning/model.ts';
import { gasTable } from './gas-table.ts';
import type { CrowdTime, GasFees, OutcomeKnowledge, OutcomeSummary, RoiInputs, TimeKnowledge } from './inputs.ts';
import type { PriceBook } from './prices.ts';

/** A campaign as far as what is known of others matters to it. */
export interface About {
  readonly platform: PlatformId;
  readonly id: string;
  readonly spaceId?: string | undefined;
  readonly type?: string | undefined;
}

/** What everybody's estimates rest on beyond the facts of the campaign itself. */
export interface RoiKnowledge {
  /** Lay a person's own prices over it. */
  readonly prices: PriceBook;
  /** Fees from chains over the program's table. */
  readonly gas: GasFees;
  /** `undefined`: structure alone. */
  readonly model: TrainedModel | undefined;
  /** What a campaign takes the crowd, by `platform:campaign:id`; `undefined` where too few were timed. */
  minutesOf(campaign: EntityKey): CrowdTime | undefined;
  /** Everything of the inputs of an estimate that is the same for everybody and not a fact. */
  of(campaign: About): Pick<RoiInputs, 'prices' | 'gas' | 'model' | 'outcomes'> & { readonly time: TimeKnowledge };
}

/**
 * Reads the document into maps, once.
 * @param document `undefined`: none has come yet; then only the program's own tables are known.
 * @param model The one that came with it; another version than the document names is not used.
 */
export function knowledgeOf(document: RoiDocument | undefined, model?: TrainedModel): RoiKnowledge {
  const prices: PriceBook = new Map(
    document?.prices.map(([key, usd, observedAt, stale]) => [key, { usd: usd as Usd, observedAt, source: 'api', stale: stale === 1 }]), // finite by contract
  );
  const gas: GasFees = new Map([
    ...gasTable,
    ...(document?.gas.map(([chain, usd, observedAt]) => [chain, { usd: usd as Usd, observedAt, source: 'rpc' }] as const) ?? []), // finite by contract
  ]);
  const minutes = new Map<EntityKey, CrowdTime>(
    document?.campaigns.map(([platform, id, typical, n]) => [entityKey({ platform, kind: 'campaign', id }), { minutes: typical, n }]),
  );
  const tasks: Partial<Record<string, CrowdTime>> = Object.fromEntries(
    Object.entries(document?.tasks ?? {}).map(([kind, [typical, n]]) => [kind, { minutes: typical, n }]),
  );
  const types = new Map(document?.outcomes.types);
  const spaces = new Map(document?.outcomes.spaces.map((one) => [one.space, one]));
  const live = model !== undefined && model.version === document?.model ? model : undefined;

  function outcomes({ platform, spaceId, type }: About): OutcomeKnowledge {
    const ofPlatform = document?.outcomes.platforms[platform];
    const ofSpace = spaceId === undefined ? undefined : spaces.get(`${platform}:${spaceId}`);
    return {
      space: summary(ofSpace?.paid),
      type: summary(type === undefined ? undefined : types.get(`${platform}:${type}`)),
      platform: summary(ofPlatform?.paid),
      point: summary(ofSpace?.point),
      spaceRatio: ofSpace?.ratio,
      platformRatio: ofPlatform?.ratio,
    };
  }

  return {
    prices,
    gas,
    model: live,
    minutesOf: (campaign) => minutes.get(campaign),
    of: (campaign) => ({
      prices,
      gas,
      model: live,
      outcomes: outcomes(campaign),
      time: { campaign: minutes.get(entityKey({ platform: campaign.platform, kind: 'campaign', id: campaign.id })), tasks },
    }),
  };
}

function summary(paid: { usd: OutcomeSummary['usd']; n: number; at: EpochMs } | undefined): OutcomeSummary | undefined {
  return paid && { usd: paid.usd, n: paid.n, newestAt: paid.at };
}
