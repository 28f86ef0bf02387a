import type { FactValue } from '../contracts/evidence.ts';
import { type Claim, newestOfEach, quorum, recent } from './claim.ts';
import { factValue } from './evidence.ts';
import { disagreement, groups } from './mode-quorum.ts';

/**
 * The value a quorum named last, for what the platform changes at once for everybody.
 * A value counts from the moment its quorum was complete; among everything seen since then it must be the majority,
 * so that a handful can not contradict the many who look at the same time.
 * @returns `undefined` without claims.
 */
export function latestQuorum(claims: readonly Claim[], windowMs: number): FactValue | undefined {
  const considered = recent(newestOfEach(claims), windowMs);
  const named = groups(considered);
  const agreed = named
    .map((group) => ({ group, since: group[quorum - 1]?.observedAt }))
    .sort((a, b) => (b.since ?? 0) - (a.since ?? 0) || b.group.length - a.group.length)
    .find(({ since, group }) => {
      if (since === undefined) return false;
      const seenSince = considered.filter(({ observedAt }) => observedAt >= since).length;
      return group.filter(({ observedAt }) => observedAt >= since).length * 2 > seenSince;
    })?.group;
  // Without a majority nothing is agreed: the newest word is shown as what it is, and never with a quorum's weight.
  const shown = agreed ?? named[0]?.slice(0, quorum - 1);
  const first = shown?.[0];
  return first && factValue('latest-quorum', first.value, shown, considered.length, disagreement(shown.length, considered.length));
}
