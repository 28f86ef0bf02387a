import { usableFields } from '@infofi-lens/shared/facts/known';
import type { EntityKey } from '@infofi-lens/shared/facts/observation';
import type { Point } from '@infofi-lens/shared/scoring/trends/trend';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { type Entity, entities, entityFrom, ofKind } from '../../storage/entities.ts';
import type { Store } from '../../storage/store.ts';

export interface CampaignData {
  readonly campaign: Entity<'campaign'>;
  readonly space: Entity<'space'> | undefined;
  readonly part: Entity<'participation'> | undefined;
  readonly spent: DurationMs | undefined;
  /** Participants as this browser saw them change, oldest first. */
  readonly participants: readonly Point[];
}

/** Everything that is shown of a campaign. @returns `null` when nothing is known of it. */
export async function loadCampaign(store: Store, key: EntityKey, from: EpochMs): Promise<CampaignData | null> {
  const [[found], participants, spent, under] = await Promise.all([
    entities(store, [key]),
    pointsOf(store, key, 'participants', from),
    store.time.spent(key),
    store.facts.under(key, { limit: 20 }),
  ]);
  const campaign = ofKind(found, 'campaign');
  if (!campaign?.seen && !campaign?.crowd) return null;
  const { spaceId } = usableFields(campaign, { unconfirmed: true });
  const [space] = spaceId === undefined ? [] : await entities(store, [`${campaign.platform}:space:${spaceId}`]);
  const own = under.find(({ kind }) => kind === 'participation');
  const part = own && ofKind(entityFrom(own.key, own, undefined), 'participation');
  return { campaign, space: ofKind(space, 'space'), part, spent, participants };
}

/** The record of a number, with the value that was in force at `from`. Oldest first. */
export async function pointsOf(store: Store, key: EntityKey, field: string, from: EpochMs): Promise<Point[]> {
  const [before, rows] = await Promise.all([store.history.before(key, field, from), store.history.of(key, field, from)]);
  const points = rows.flatMap(({ observedAt, value }) => (typeof value === 'number' ? [{ at: observedAt, value }] : []));
  return typeof before?.value === 'number' && before.observedAt < from ? [{ at: from, value: before.value }, ...points] : points;
}
