import type { EpochMs } from '../../units.ts';
import type { Quantiles } from '../quantiles.ts';
import type { Candidate } from './candidate.ts';
import { hoursPerDay, type PlanLimits } from './limits.ts';

const day = 86_400_000;
export const week = 7 * day;
/** Work is planned in whole minutes. */
export const minutesPerHour = 60;

/** One campaign to do with one wallet. Times are minutes of work: so much can be done until then. */
export interface Step {
  readonly candidate: Candidate;
  readonly wallet: number;
  readonly minutes: number;
  /** US dollars weighted for risk: 0 for a part of which no value is known. */
  readonly worth: number;
  readonly value: Quantiles | undefined;
  /** Must be finished when so many minutes can have been worked. */
  readonly due: number;
  /** 0: open. Else so many minutes can be worked from its opening to the end of the week. */
  readonly after: number;
}

/** How work and time relate in the week from `now`. */
export interface Week {
  readonly now: EpochMs;
  readonly end: number;
  /** Minutes in all. */
  readonly minutes: number;
  /** Minutes that can have been worked by a time, from now. */
  readonly until: (time: number) => number;
  /** Minutes that can be worked from a time to the end of the week. */
  readonly from: (time: number) => number;
  /** How long working some minutes takes, in ms. */
  readonly lasts: (minutes: number) => number;
}

export function weekOf({ hours }: PlanLimits, now: EpochMs): Week {
  const minutes = Math.floor(hours * minutesPerHour);
  const perMs = (hoursPerDay(hours) * minutesPerHour) / day;
  const within = (time: number) => Math.max(0, Math.min(minutes, Math.floor(time * perMs)));
  return {
    now,
    end: now + week,
    minutes,
    until: (time) => within(time - now),
    from: (time) => within(now + week - time),
    lasts: (worked) => worked / perMs,
  };
}

/** The last moment at which taking part counts. Infinite: not known, or never ends. */
export function deadlineOf({ campaign: { endsAt, claimEndsAt } }: Candidate): number {
  return Math.min(endsAt ?? Number.POSITIVE_INFINITY, claimEndsAt ?? Number.POSITIVE_INFINITY);
}
