import type { PlatformId } from '../../../facts/entity.ts';
import type { Dice } from '../../../testing/dice.ts';
import type { EpochMs } from '../../../units.ts';
import type { Point } from '../../trends/trend.ts';
import { logNormal, normal } from './chances.ts';
import type { Crowd } from './crowd.ts';
import type { Kind } from './offer.ts';

const day = 86_400_000;
const hour = day / 24;

/** Who runs campaigns. */
export interface Space {
  readonly id: string;
  readonly platform: PlatformId;
  readonly fame: number;
  /** How much of what it promises it pays, typically. */
  readonly honesty: number;
  readonly usdPerPoint: number;
}

/** Known to nobody before `knownAt`. */
export interface Truth {
  readonly knownAt: EpochMs;
  /** When it really ended, whether or not anybody was told. */
  readonly endsAt: EpochMs;
  /** Paid per person who started at the decision and did everything, in US dollars; over the luck of the draw. */
  readonly usd: number;
  readonly hours: number;
  readonly usdPerPoint?: number;
  readonly participants: number;
  /** The record of participants to the end: what a leaking feature would look at. */
  readonly later: readonly Point[];
}

/** All that decides what a campaign comes to. */
interface Happening {
  readonly space: Space;
  readonly kind: Kind;
  readonly late: number;
  readonly people: Crowd;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly decidedAt: number;
  readonly winners: number;
  readonly minutes: number;
  readonly points: number | undefined;
  readonly perWinner: number;
}

export function truthOf(
  dice: Dice,
  { space, kind, late, people, startsAt, endsAt, decidedAt, winners, minutes, points, perWinner }: Happening,
): Truth {
  const hours = logNormal(dice, minutes, 0.35) / 60;
  const doneAt = decidedAt + hours * hour * logNormal(dice, 4, 0.5);
  // Some promises are broken altogether, others kept in part.
  const kept = dice.chance(0.03 + 0.03 * late) ? 0 : Math.min(1, space.honesty * (1 - 0.25 * late) * logNormal(dice, 1, 0.15));
  const end = people.at(endsAt);
  // Not everybody who is counted finished: those who did share the prizes.
  const finished = { galxe: 0.9, layer3: 0.65, kaito: 1, x: 1 }[space.platform] * Math.min(1.1, logNormal(dice, 1, 0.15));
  const chance = {
    raffle: Math.min(1, winners / (end * finished + 1)),
    fcfs: people.at(doneAt) < winners ? 1 : 0,
    guaranteed: 1,
    points: 1,
  }[kind];
  const usdPerPoint = space.usdPerPoint * Math.exp(0.4 * normal(dice)) * (1 - 0.4 * late);
  const later = Array.from({ length: 12 }, (_, at) => startsAt + ((at + 1) / 12) * (endsAt - startsAt));
  return {
    knownAt: Math.round(endsAt + (2 + 8 * dice.next()) * day) as EpochMs,
    endsAt: Math.round(endsAt) as EpochMs,
    usd: perWinner * chance * kept + (points ?? 0) * usdPerPoint,
    hours,
    ...(points === undefined ? {} : { usdPerPoint }),
    participants: end,
    later: later.map((time) => ({ at: Math.round(time) as EpochMs, value: people.at(time) })),
  };
}
