import type { FrequencyEvidence } from '../../contracts/shill.ts';
import type { ShillInput, ShillPost } from './input.ts';
import { abstain, type Part } from './part.ts';
import { dayMs, knownDays } from './posts.ts';
import { repeats } from './same-text.ts';
import { rounded } from './statistics.ts';

export const frequencyMethodology =
  'Share of days with an original post, full at five days in seven; less by the share of posts beyond eight on one day, and by the share that says again what an earlier one said (only where texts are known, which is in your own browser). Of posts that were seen: more may exist.';

const fullShare = 5 / 7;
const aDayAtMost = 8;
const leastDays = 5;
const leastPosts = 3;

/** What each of the three parts of the pace is worth, 0 to 1; the component is their product. */
export interface Pace {
  readonly steady: number;
  readonly unflooded: number;
  readonly unrepeated: number;
}

export function paceOf({ activeDays, days, flooded, repeated = 0 }: FrequencyEvidence): Pace {
  return { steady: Math.min(1, activeDays / days / fullShare), unflooded: 1 - flooded, unrepeated: 1 - repeated };
}

/** How steady the pace is, 0 to 1. @param own Original posts of the window. */
export function frequency(
  own: readonly ShillPost[],
  { at, windowDays, posts }: Pick<ShillInput, 'at' | 'windowDays' | 'posts'>,
): Part<FrequencyEvidence> {
  const days = knownDays(posts, at, windowDays);
  if (days < leastDays || own.length < leastPosts)
    return abstain({ what: 'days', have: days, need: leastDays }, { what: 'posts', have: own.length, need: leastPosts });
  const perDay = new Map<number, number>();
  for (const { createdAt } of own) {
    const day = Math.floor((at - createdAt) / dayMs);
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  const counts = [...perDay.values()];
  const tooMany = counts.reduce((sum, count) => sum + Math.max(0, count - aDayAtMost), 0);
  const said = repeats(own.flatMap(({ text }) => text ?? []));
  const evidence = {
    posts: own.length,
    activeDays: counts.length,
    days,
    busiestDay: Math.max(...counts),
    flooded: rounded(tooMany / own.length),
    ...(said.of === 0 ? {} : { repeated: rounded(said.repeated / said.of) }),
  };
  const { steady, unflooded, unrepeated } = paceOf(evidence);
  return {
    known: true,
    value: rounded(steady * unflooded * unrepeated),
    confidence: rounded((days / windowDays) * (own.length / (own.length + leastPosts))),
    evidence,
  };
}
