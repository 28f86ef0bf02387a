import { leavingTime } from '@infofi-lens/shared/contracts/leaving';
import type { SpentTime } from '@infofi-lens/shared/contracts/outcomes';
import { type EntityKey, parseEntityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Store } from '../store.ts';
import type { ToldTimeRow } from '../tables/told-times.ts';

export interface TimeToTell {
  /** Exactly what would leave. */
  readonly leaves: SpentTime;
  /** What is remembered once a server heard it. */
  readonly told: ToldTimeRow;
}

/**
 * Times on campaigns that no server has heard, those of the oldest days first. Only of days that are over (UTC): so each campaign is
 * told once a day at most, and nothing tells at what hour somebody worked.
 */
export async function timesToTell({ time, toldTimes }: Pick<Store, 'time' | 'toldTimes'>, now: EpochMs): Promise<TimeToTell[]> {
  const today = new Date(now).toISOString().slice(0, 10);
  const told = await toldTimes.all();
  const last = [...told.values()].reduce((newest, { day }) => (day > newest ? day : newest), '');
  const lastDay = new Map<EntityKey, string>();
  for (const { campaign, day } of await time.days(last)) if (day < today) lastDay.set(campaign, day); // by day, so the last one stays
  const untold = [...lastDay].filter(([campaign, day]) => day > (told.get(campaign)?.day ?? ''));
  const totals = await time.spentBefore(
    untold.map(([campaign]) => campaign),
    today,
  );
  return untold
    .flatMap(([campaign, day]) => {
      const named = parseEntityKey(campaign);
      const leaves = named && leavingTime({ platform: named.platform, campaignId: named.id }, totals.get(campaign) ?? 0, day);
      return leaves ? [{ leaves, told: { campaign, minutes: leaves.minutes, day } }] : [];
    })
    .sort((a, b) => (a.told.day < b.told.day ? -1 : a.told.day > b.told.day ? 1 : 0));
}
