import type { ShillBoard, ShillInput, ShillPost } from '../../../src/scoring/shill/input.ts';
import { dayMs } from '../../../src/scoring/shill/posts.ts';
import { normalShare } from '../../../src/scoring/shill/statistics.ts';
import { usualReactions, usualViews } from '../../../src/scoring/shill/tiers.ts';
import type { ShillWindow } from '../../../src/scoring/shill/words.ts';
import type { Dice } from '../../../src/testing/dice.ts';
import type { EpochMs } from '../../../src/units.ts';

/** What is true of somebody, and never told to the score. */
export interface Truth {
  /** How far their posts lie above the usual author's, in standard deviations of authors. */
  readonly appeal: number;
  readonly carry: number;
  /** Chance of posting on a day, before weekends. */
  readonly pace: number;
  /** What a day with posts adds to the gain of a later day, in standard deviations of the gains. */
  readonly effect: number;
  readonly followers: number;
}

/** How gains behave by themselves. */
export interface Noise {
  /** How much of a day's gain stays for the next. */
  readonly lasting: number;
  /** How much less weekends bring; posts are fewer then, too. 0: every day is alike. */
  readonly weekends: number;
  /** Share of days whose value nobody saw. */
  readonly unseen: number;
}

const at = Date.UTC(2026, 10, 20, 12) as EpochMs; // within the range of times

/** Normal, by Box and Muller. */
export const normal = (dice: Dice): number => Math.sqrt(-2 * Math.log(1 - dice.next())) * Math.cos(2 * Math.PI * dice.next());
/** Student's t with three degrees of freedom, scaled to a variance of 1: once in a while a day brings a great deal. */
function fatTailed(dice: Dice): number {
  const scale = Math.sqrt((normal(dice) ** 2 + normal(dice) ** 2 + normal(dice) ** 2) / 3);
  return normal(dice) / scale / Math.sqrt(3);
}

export function someTruth(dice: Dice): Truth {
  return {
    appeal: normal(dice),
    carry: normal(dice),
    pace: dice.next(),
    effect: dice.chance(0.5) ? 0 : 1.5 * dice.next(),
    followers: Math.round(10 ** (2 + 4 * dice.next())),
  };
}

/** What the crowd would have seen of such a person. */
export function personOf(dice: Dice, truth: Truth, noise: Noise, windowDays: ShillWindow): ShillInput {
  const isWeekend = (day: number) => day % 7 >= 5;
  const perDay = Array.from({ length: windowDays }, (_, day) => {
    const chance = truth.pace * (isWeekend(day) ? 1 - noise.weekends : 1);
    return dice.chance(chance) ? dice.whole(1, 3) : 0;
  });
  perDay[0] ||= 1; // the whole window is known of
  const posts = perDay.flatMap((many, day) => Array.from({ length: many }, () => somePost(dice, truth, windowDays - 1 - day)));
  return { at, windowDays, posts, followers: truth.followers, boards: [someBoard(dice, perDay, truth.effect, noise, isWeekend)] };
}

function somePost(dice: Dice, { appeal, carry, followers }: Truth, daysAgo: number): ShillPost {
  const [reactions, reach] = [usualReactions(followers), usualViews(followers)];
  // Half of what makes posts differ is the author, the other half is the post.
  const of = (own: number) => (own + normal(dice)) * Math.SQRT1_2;
  const views = Math.round(followers * Math.exp(reach.centre + reach.spread * of(carry)));
  const likes = Math.round((views * Math.exp(reactions.centre + reactions.spread * of(appeal))) / 1.27);
  return { createdAt: (at - (daysAgo + dice.next()) * dayMs) as EpochMs, seenAt: (at + dayMs) as EpochMs, views, likes }; // a time minus days
}

function someBoard(
  dice: Dice,
  perDay: readonly number[],
  effect: number,
  { lasting, weekends, unseen }: Noise,
  isWeekend: (day: number) => boolean,
): ShillBoard {
  const lag = dice.whole(0, 3);
  const posting = perDay.map((many) => Number(many > 0));
  const share = posting.reduce((sum, one) => sum + one, 0) / posting.length;
  let [value, carried] = [1_000, 0];
  const values = [{ at: (at - perDay.length * dayMs) as EpochMs, value }];
  perDay.forEach((_, day) => {
    carried = lasting * carried + Math.sqrt(1 - lasting ** 2) * fatTailed(dice);
    value += carried + effect * ((posting[day - lag] ?? share) - share) * 2 - (isWeekend(day) ? 2 * weekends : 0);
    if (day === perDay.length - 1 || !dice.chance(unseen)) values.push({ at: (at - (perDay.length - 1 - day) * dayMs) as EpochMs, value });
  });
  return { id: 'board', platform: 'kaito', better: 'more', values };
}

/** What a score without noise would be: each part as the endless record would show it. */
export function trueScore({ appeal, carry, pace, effect }: Truth): number {
  const above = (2 * effect * Math.sqrt(pace * (1 - pace))) / Math.sqrt(1 + 4 * effect ** 2 * pace * (1 - pace));
  return (
    100 *
    (0.4 * normalShare(appeal * Math.SQRT1_2) + 0.3 * Math.min(1, pace / (5 / 7)) + 0.2 * above + 0.1 * normalShare(carry * Math.SQRT1_2))
  );
}
