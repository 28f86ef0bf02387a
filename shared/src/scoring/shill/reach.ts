import type { ReachEvidence } from '../../contracts/shill.ts';
import type { ShillPost } from './input.ts';
import { abstain, type Part, shrinkage } from './part.ts';
import { settled } from './posts.ts';
import { median, normalShare, rounded, roundedRate } from './statistics.ts';
import { usualViews } from './tiers.ts';

export const reachMethodology =
  'Views per follower of your median original post against authors with as many followers: 0.5 is the usual author, and few posts are drawn towards that. How many followers there are raises nothing by itself.';

const leastPosts = 3;

/** How far posts are carried, 0 to 1. @param own Original posts of the window. */
export function reach(own: readonly ShillPost[], followers: number | undefined): Part<ReachEvidence> {
  const old = settled(own);
  const views = old.flatMap((post) => post.views ?? []);
  if (followers === undefined || views.length < leastPosts)
    return abstain(
      { what: 'followers', have: followers === undefined ? 0 : 1, need: 1 },
      { what: 'posts', have: old.length, need: leastPosts },
      { what: 'views', have: views.length, need: leastPosts },
    );
  const usual = usualViews(followers);
  const rate = median(views) / Math.max(1, followers);
  // A post that nobody saw has no logarithm: half a view is less than any that was seen.
  const middle = Math.log(Math.max(rate, 0.5 / Math.max(1, followers)));
  const value = normalShare(((middle - usual.centre) / usual.spread) * shrinkage(views.length));
  return {
    known: true,
    value: rounded(value),
    confidence: rounded(shrinkage(views.length)),
    evidence: { posts: views.length, rate: roundedRate(rate), usual: roundedRate(Math.exp(usual.centre)), followers },
  };
}
