import type { ShillInput, ShillPost } from './input.ts';

export const dayMs = 86_400_000;
/** Counts of a younger post are still those of its first readers. */
const leastAgeMs = 3_600_000;

/** The person's own posts of the window: no replies, no wrappers of reposts, no advertisements. */
export function ownPosts({ at, windowDays, posts }: Pick<ShillInput, 'at' | 'windowDays' | 'posts'>): ShillPost[] {
  const from = at - windowDays * dayMs;
  return posts.filter(
    ({ createdAt, isReply, isRepost, promoted }) => createdAt > from && createdAt <= at && !isReply && !isRepost && !promoted,
  );
}

/** Those whose counts were seen an hour or more after they were posted. */
export const settled = (posts: readonly ShillPost[]): ShillPost[] =>
  posts.filter(({ createdAt, seenAt }) => seenAt - createdAt >= leastAgeMs);

/** Days back to the oldest post that is known, of any kind: before it nobody looked. Never more than the window. */
export function knownDays(posts: readonly ShillPost[], at: number, windowDays: number): number {
  const oldest = posts.reduce((least, { createdAt }) => Math.min(least, createdAt), at);
  return Math.min(windowDays, Math.ceil((at - oldest) / dayMs));
}
