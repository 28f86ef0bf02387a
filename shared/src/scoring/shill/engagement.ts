import type { EngagementEvidence } from '../../contracts/shill.ts';
import type { ShillPost } from './input.ts';
import { abstain, type Part, shrinkage } from './part.ts';
import { settled } from './posts.ts';
import { median, normalShare, rounded, roundedRate } from './statistics.ts';
import { usualReactions } from './tiers.ts';

export const engagementMethodology =
  'Reactions per view of your median original post, seen at least an hour after it was posted, against authors with as many followers: 0.5 is the usual author, and few posts are drawn towards that. A reply or quote weighs most, then bookmark, repost and like. Replies and reposts of others do not count.';

/**
 * What a reaction weighs: the order of what X published in August 2026 (quote and reply 5, repost 1, like 0.5, a bookmark in between),
 * scaled so that a post with the usual mix of reactions weighs as many as it has. Inspired by X; not X's score, which weighs
 * predictions and not counts.
 */
const weights = { likes: 0.6, reposts: 1.2, replies: 6, quotes: 6, bookmarks: 2.4 } as const;
/** Reactions for each like on the median post. What is unknown of a post is taken to be as usual. */
const usualMix = { reposts: 0.16, replies: 0.05, quotes: 0.01, bookmarks: 0.05 } as const;
/** The usual author's rate weighs as much as so many views: the prior that X's own code uses for likes. */
const priorViews = 50;
const leastPosts = 3;
/** Compared with authors of every size, the comparison says less. */
const withoutFollowers = 0.7;

/** Weighted reactions of a post. @returns `undefined` where not even its likes are known. */
export function weightedReactions({ likes, reposts, replies, quotes, bookmarks }: ShillPost): number | undefined {
  if (likes === undefined) return undefined;
  return (
    weights.likes * likes +
    weights.reposts * (reposts ?? usualMix.reposts * likes) +
    weights.replies * (replies ?? usualMix.replies * likes) +
    weights.quotes * (quotes ?? usualMix.quotes * likes) +
    weights.bookmarks * (bookmarks ?? usualMix.bookmarks * likes)
  );
}

/** How readers react, 0 to 1. @param own Original posts of the window. */
export function engagement(own: readonly ShillPost[], followers: number | undefined): Part<EngagementEvidence> {
  const usual = usualReactions(followers);
  const prior = Math.exp(usual.centre);
  const old = settled(own);
  const rates = old.flatMap((post) => {
    const reactions = weightedReactions(post);
    return reactions === undefined || post.views === undefined
      ? []
      : [Math.log((reactions + prior * priorViews) / (post.views + priorViews))];
  });
  if (rates.length < leastPosts)
    return abstain({ what: 'posts', have: old.length, need: leastPosts }, { what: 'views', have: rates.length, need: leastPosts });
  const middle = median(rates);
  const value = normalShare(((middle - usual.centre) / usual.spread) * shrinkage(rates.length));
  return {
    known: true,
    value: rounded(value),
    confidence: rounded(shrinkage(rates.length) * (followers === undefined ? withoutFollowers : 1)),
    evidence: {
      posts: rates.length,
      rate: roundedRate(Math.exp(middle)),
      usual: roundedRate(prior),
      ...(followers === undefined ? {} : { followers }),
    },
  };
}
