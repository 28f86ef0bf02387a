import { type PlatformId, parseEntityKey } from '@infofi-lens/shared/facts/entity';
import { durationMs, type EpochMs } from '@infofi-lens/shared/units';
import type { DataOf } from '../../messaging/protocol.ts';
import type { Store } from '../../storage/store.ts';
import { idleAfterMs } from './meter.ts';

/** A meter reports every quarter of a minute; one report can not hold more than that and a stretch up to idleness. */
const maxReportMs = 15_000 + 4 * idleAfterMs;
/** A page that is open longer than this reported within it. */
const forgetMetersMs = 30 * 86_400_000;

/**
 * Books an increment of active time, once, by the worker's own clock.
 * @param platform Of the page that reports: a page measures only its own campaigns.
 */
export async function recordTime(store: Store, increment: DataOf<'active-time'>, platform: PlatformId, now: EpochMs): Promise<void> {
  const campaign = parseEntityKey(increment.campaign);
  if (campaign?.platform !== platform || campaign.kind !== 'campaign') return;
  await store.atOnce(async () => {
    const settings = await store.settings.get();
    if (!settings.measureTime || settings.paused || !settings.platforms[platform].enabled) return;
    const activeMs = durationMs(Math.min(increment.activeMs, maxReportMs));
    if (activeMs !== undefined) await store.time.add({ ...increment, activeMs, at: now });
  });
}

export async function forgetOldMeters(store: Store, now: EpochMs): Promise<void> {
  await store.time.forgetMeters((now - forgetMetersMs) as EpochMs); // a present time less a month
}
