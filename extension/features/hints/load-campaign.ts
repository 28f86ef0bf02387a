import type { Reward } from '@infofi-lens/shared/facts/campaign';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { usableFields } from '@infofi-lens/shared/facts/known';
import type { TokenRef } from '@infofi-lens/shared/scoring/roi/prices';
import type { Point } from '@infofi-lens/shared/scoring/trends/trend';
import { type DurationMs, type EpochMs, epochMs } from '@infofi-lens/shared/units';
import { type Entity, entities, entityFrom, ofKind } from '../../storage/entities.ts';
import { spaceConcentration } from '../../storage/roi/board.ts';
import { estimates, type Worth } from '../../storage/roi/estimates.ts';
import type { Store } from '../../storage/store.ts';
import type { OutcomeRow } from '../../storage/tables/outcomes.ts';
import type { PriceRow } from '../../storage/tables/prices.ts';

export interface CampaignData {
  readonly campaign: Entity<'campaign'>;
  readonly space: Entity<'space'> | undefined;
  readonly part: Entity<'participation'> | undefined;
  readonly spent: DurationMs | undefined;
  readonly worth: Worth;
  /** What it paid, once that was written down. */
  readonly outcome: OutcomeRow | undefined;
  /** When the person began with it, as far as time was measured. */
  readonly begunAt: EpochMs | undefined;
  /** The person's own price of each reward, in the order of the rewards. */
  readonly assumed: readonly (PriceRow | undefined)[];
  /** Participants as this browser saw them change, oldest first. */
  readonly participants: readonly Point[];
}

/** Everything that is shown of a campaign. @returns `null` when nothing is known of it. */
export async function loadCampaign(store: Store, key: EntityKey, from: EpochMs, now: EpochMs): Promise<CampaignData | null> {
  const [[found], participants, spent, under, outcome, begunOn] = await Promise.all([
    entities(store, [key]),
    pointsOf(store, key, 'participants', from),
    store.time.spent(key),
    store.facts.under(key, { limit: 20 }),
    store.outcomes.get(key),
    store.time.begunOn(key),
  ]);
  const campaign = ofKind(found, 'campaign');
  if (!campaign?.seen && !campaign?.crowd) return null;
  const { spaceId, rewards = [] } = usableFields(campaign, { unconfirmed: true });
  const spaceKey: EntityKey | undefined = spaceId === undefined ? undefined : `${campaign.platform}:space:${spaceId}`;
  const [[space], board, assumed] = await Promise.all([
    entities(store, spaceKey === undefined ? [] : [spaceKey]),
    spaceConcentration(store, spaceKey),
    Promise.all(rewards.map((reward) => store.prices.get(tokenOf(reward)))),
  ]);
  const worth = (await estimates(store, [campaign], now, board && new Map([[key, board]]))).get(key);
  if (!worth) return null; // it was asked for
  const own = under.find(({ kind }) => kind === 'participation');
  const part = own && ofKind(entityFrom(own.key, own, undefined), 'participation');
  const begunAt = begunOn === undefined ? undefined : epochMs(Math.max(Date.parse(begunOn), campaign.firstSeen ?? 0));
  return { campaign, space: ofKind(space, 'space'), part, spent, participants, worth, outcome, begunAt, assumed };
}

/** A reward as prices know it: by its symbol or, for what is no token, its name. */
export function tokenOf({ symbol, name, tokenAddress, chain }: Reward): TokenRef {
  const called = symbol ?? name;
  return {
    ...(called === undefined ? {} : { symbol: called }),
    ...(tokenAddress === undefined ? {} : { tokenAddress }),
    ...(chain === undefined ? {} : { chain }),
  };
}

/** The record of a number, with the value that was in force at `from`. Oldest first. */
export async function pointsOf(store: Store, key: EntityKey, field: string, from: EpochMs): Promise<Point[]> {
  const [before, rows] = await Promise.all([store.history.before(key, field, from), store.history.of(key, field, from)]);
  const points = rows.flatMap(({ observedAt, value }) => (typeof value === 'number' ? [{ at: observedAt, value }] : []));
  return typeof before?.value === 'number' && before.observedAt < from ? [{ at: from, value: before.value }, ...points] : points;
}
