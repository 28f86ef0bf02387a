import type { FactValue } from '../contracts/evidence.ts';
import { type Claim, newestOfEach, sameness } from './claim.ts';
import { factValue } from './evidence.ts';

/** The value most clusters name; at a tie the one seen last. @returns `undefined` without claims. */
export function modeQuorum(claims: readonly Claim[]): FactValue | undefined {
  const newest = newestOfEach(claims);
  let most: readonly Claim[] = [];
  for (const group of groups(newest)) if (group.length > most.length) most = group;
  const [first] = most;
  return first && factValue('mode-quorum', first.value, most, newest.length, disagreement(most.length, newest.length));
}

/** Claims by value; groups come in the order of their newest claim. */
export function groups(newest: readonly Claim[]): Claim[][] {
  const byValue = new Map<string, Claim[]>();
  for (const claim of newest) {
    const key = sameness(claim.value);
    const group = byValue.get(key);
    if (group) group.push(claim);
    else byValue.set(key, [claim]);
  }
  return [...byValue.values()];
}

/** Share of clusters that say something else, to three decimals. */
export function disagreement(supporting: number, considered: number): number {
  return Math.round((1 - supporting / considered) * 1_000) / 1_000;
}
