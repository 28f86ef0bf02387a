import type { Known } from '@infofi-lens/shared/facts/known';
import { shownField } from '@infofi-lens/shared/facts/known';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/**
 * When what is told of a campaign becomes another text by itself: the time that is left is told in whole days, below one in hours,
 * below an hour in minutes, and then it is over.
 * @returns `undefined` when it does not.
 */
export function holdsUntil(campaign: Known<'campaign'>, now: EpochMs): EpochMs | undefined {
  const endsAt = shownField(campaign, 'endsAt')?.value;
  if (typeof endsAt !== 'number' || endsAt <= now) return undefined;
  const left = endsAt - now;
  if (left < minute) return endsAt;
  const unit = left < hour ? minute : left < day ? hour : day;
  return epochMs(endsAt - Math.floor(left / unit) * unit + 1);
}
