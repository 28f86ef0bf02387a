import type { Dice } from '../../../testing/dice.ts';
import type { EpochMs } from '../../../units.ts';
import type { Point } from '../../trends/trend.ts';
import { fatTailed, logNormal, weighted } from './chances.ts';

const hour = 3_600_000;

/** How a crowd really comes to a campaign: known to the generator only. */
export interface Crowd {
  /** Participants at a time. */
  readonly at: (time: number) => number;
}

/**
 * @param size Participants at the end, were there no surprise.
 * @param restless How much more crowds surge than they used to: 0 before the change of the market.
 */
export function crowd(dice: Dice, startsAt: number, endsAt: number, size: number, restless: number): Crowd {
  const length = endsAt - startsAt;
  const shape = weighted(dice, [
    ['saturating', 4],
    ['logistic', 3],
    ['power', 3],
  ]);
  const rate = logNormal(dice, shape === 'logistic' ? 8 : 3, 0.4);
  const middle = 0.2 + 0.5 * dice.next();
  const exponent = logNormal(dice, 0.7, 0.4);
  const plain = (t: number) => {
    if (shape === 'saturating') return 1 - Math.exp(-rate * t);
    if (shape === 'logistic') return 1 / (1 + Math.exp(-rate * (t - middle)));
    return t ** exponent;
  };
  // Now and then a crowd hears of it late: a listing, a famous post, a swarm of bots.
  const surges = dice.chance(0.12 + 0.15 * restless);
  const surgeAt = dice.next();
  const surge = surges ? Math.abs(fatTailed(dice)) * (0.7 + 0.6 * restless) : 0;
  const waves = Array.from({ length: 40 }, () => Math.exp(0.35 * fatTailed(dice)));
  const roughness = (t: number) => {
    let sum = 0;
    for (let at = 0; at < 40; at++) sum += (waves[at] ?? 1) * Math.max(0, plain(Math.min(t, (at + 1) / 40)) - plain(Math.min(t, at / 40)));
    return sum;
  };
  const whole = plain(1) - plain(0);
  return {
    at: (time) => {
      const t = Math.max(0, Math.min(1, (time - startsAt) / length));
      const late = t <= surgeAt ? 0 : surge * (1 - Math.exp((-6 * (t - surgeAt)) / (1 - surgeAt + 0.05)));
      return Math.round(size * (roughness(t) / whole + late));
    },
  };
}

/** What people happened to see of it until `until`: at random times, sometimes hardly ever, change-only. */
export function seen(dice: Dice, { at }: Crowd, startsAt: number, until: number): Point[] {
  const sightings = weighted(dice, [
    [0, 0.12],
    [dice.whole(1, 3), 0.18],
    [dice.whole(4, 15), 0.4],
    [dice.whole(16, 60), 0.3],
  ]);
  const times = Array.from({ length: sightings }, () => startsAt + hour / 2 + dice.next() * (until - startsAt - hour / 2)).sort(
    (a, b) => a - b,
  );
  const points = times.map((time): Point => ({ at: Math.round(time) as EpochMs, value: at(time) }));
  return points.filter(({ value }, index) => value !== points[index - 1]?.value);
}
