import { type EpochMs, epochMs } from '../units.ts';
import type { Outcome, SpentTime } from './outcomes.ts';

/** Nobody needs to know when exactly something happened. */
const rounding = 5 * 60_000;

/** An outcome as it leaves a browser: times rounded down to five minutes, minutes to whole ones. */
export function leavingOutcome({ minutes, decidedAt, at, ...rest }: Outcome): Outcome {
  return {
    ...rest,
    at: rounded(at),
    ...(minutes === undefined ? {} : { minutes: Math.round(minutes) }),
    ...(decidedAt === undefined ? {} : { decidedAt: rounded(decidedAt) }),
  };
}

/**
 * Time on a campaign as it leaves a browser: whole minutes, and of the last of it the day alone.
 * @param day `2026-11-20`, UTC. @returns `undefined` below half a minute, and for what is no day.
 */
export function leavingTime(
  { platform, campaignId }: Pick<SpentTime, 'platform' | 'campaignId'>,
  ms: number,
  day: string,
): SpentTime | undefined {
  const minutes = Math.round(ms / 60_000);
  const at = epochMs(Date.parse(day));
  return minutes > 0 && at !== undefined ? { platform, campaignId, minutes, at } : undefined;
}

const rounded = (at: EpochMs): EpochMs => epochMs(Math.floor(at / rounding) * rounding) ?? at;
