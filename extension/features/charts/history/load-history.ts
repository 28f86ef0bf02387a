import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { shownField, usableFields } from '@infofi-lens/shared/facts/known';
import { projected } from '@infofi-lens/shared/scoring/roi/growth';
import { around, quantilesOf } from '@infofi-lens/shared/scoring/roi/spread';
import type { Point } from '@infofi-lens/shared/scoring/trends/trend';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import { entities, entitiesSeen, ofKind } from '../../../storage/entities.ts';
import type { Store } from '../../../storage/store.ts';
import type { LinePoint } from '../draw/line-band.tsx';

/** Campaigns looked through for a record, the last seen first. */
const looked = 200;
const quarter = 90 * 86_400_000;

export interface Recorded {
  readonly key: EntityKey;
  readonly name: string | undefined;
}

/** Campaigns whose number of participants this browser saw change. */
export async function recordedCampaigns(store: Store, now: EpochMs): Promise<Recorded[]> {
  const rows = await store.facts.recent('campaign', { limit: looked });
  const histories = await store.history.ofMany(
    rows.map(({ key }) => key),
    'participants',
    epochMs(now - quarter) ?? now,
  );
  const seen = await entitiesSeen(
    store,
    rows.filter((_, at) => (histories[at] ?? []).length > 1),
  );
  return seen.flatMap((entity) => {
    const campaign = ofKind(entity, 'campaign');
    return campaign ? [{ key: campaign.key, name: shownField(campaign, 'name')?.value }] : [];
  });
}

export interface CampaignHistory {
  readonly points: readonly Point[];
  /** At the end. `undefined`: nothing to project from, or over. */
  readonly end:
    | { readonly at: EpochMs; readonly p10: number; readonly p50: number; readonly p90: number; readonly curve: string }
    | undefined;
}

export async function campaignHistory(store: Store, key: EntityKey, now: EpochMs): Promise<CampaignHistory> {
  const [[found], rows] = await Promise.all([entities(store, [key]), store.history.of(key, 'participants', epochMs(now - quarter) ?? now)]);
  const points = rows.flatMap(({ observedAt, value }) => (typeof value === 'number' ? [{ at: observedAt, value }] : []));
  const campaign = ofKind(found, 'campaign');
  const { startsAt, endsAt, participants } = campaign ? usableFields(campaign, { unconfirmed: false }) : {};
  if (typeof endsAt !== 'number' || endsAt <= now) return { points, end: undefined };
  const projection = projected(points, participants, { startsAt, now, endsAt });
  if (!projection) return { points, end: undefined };
  const current = Math.max(participants ?? 0, points.at(-1)?.value ?? 0);
  const grown = quantilesOf(around(projection.median - current, projection.deviation));
  return {
    points,
    end: { at: endsAt, curve: projection.curve, p10: current + grown.p10, p50: current + grown.p50, p90: current + grown.p90 },
  };
}

/** The record up to now, and a band from there to the end. */
export function linePoints({ points, end }: CampaignHistory, now: EpochMs): LinePoint[] {
  const last = points.at(-1);
  if (last === undefined) return [];
  const today: LinePoint = { at: now, value: last.value, ...(end ? { middle: last.value, band: [last.value, last.value] } : {}) };
  return [...points, today, ...(end ? [{ at: end.at, middle: end.p50, band: [end.p10, end.p90] as const }] : [])];
}
