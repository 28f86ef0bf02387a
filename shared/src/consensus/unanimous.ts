import type { Ratio } from '../units.ts';
import { type Claim, sameness } from './claim.ts';
import type { Outcome } from './outcome.ts';
import { needed } from './scene.ts';
import { evidenceNeeded } from './settings.ts';
import { weightOf } from './trust.ts';

/** Up to so many claims comparing each with each is cheaper than a set. */
const fewAtMost = 12;
/** Sums of weights this close to what is needed depend on their order: the rules decide. */
const close = 1e-6;

/**
 * What claims come to that all say the same, each by a cluster of its own: then the rules differ in nothing but the time they look back.
 * Nearly all fields of nearly all entities are like that, and this takes a fraction of what the rules take. It is no rule of its own:
 * wherever it answers, it answers as they do.
 *
 * @param windowMs How far the rule looks back; `Infinity`: it does not look at times.
 * @param depth See `sceneOf`.
 * @returns `undefined` when there is more to think about.
 */
export function unanimous<C extends Claim>(claims: readonly C[], windowMs: number, depth: number, prior: Ratio): Outcome | undefined {
  const [first] = claims;
  if (!first || !saySame(claims, first) || !areIndependent(claims)) return undefined;
  const from = windowMs === Number.POSITIVE_INFINITY ? 0 : endOf(claims, depth) - windowMs;
  const within = claims.every(({ observedAt }) => observedAt >= from) ? claims : claims.filter(({ observedAt }) => observedAt >= from);
  let weight = 0;
  let light = 0;
  for (const { trust } of within) {
    const own = weightOf(trust, prior);
    weight += own;
    if (own === 0) light += 1;
  }
  if (Math.abs(weight - evidenceNeeded) < close) return undefined;
  const agreed = within.length - light >= needed(within.length) && weight > evidenceNeeded;
  return {
    value: first.value,
    agreed,
    supporting: agreed && light > 0 ? within.filter(({ trust }) => weightOf(trust, prior) > 0) : within,
    considered: within.length,
    spread: 0,
    supports: () => true,
    contradicts: () => false,
    torn: false,
  };
}

function saySame(claims: readonly Claim[], { value }: Claim): boolean {
  const key = typeof value === 'object' ? sameness(value) : undefined;
  for (const one of claims) if (one.value !== value && (key === undefined || sameness(one.value) !== key)) return false;
  return true;
}

function areIndependent(claims: readonly Claim[]): boolean {
  if (claims.length > fewAtMost) return new Set(claims.map(({ cluster }) => cluster)).size === claims.length;
  for (let one = 1; one < claims.length; one += 1)
    for (let other = 0; other < one; other += 1) if (claims[one]?.cluster === claims[other]?.cluster) return false;
  return true;
}

/** The end of the window, as `sceneOf` finds it. */
function endOf(claims: readonly Claim[], depth: number): number {
  const rank = needed(Math.min(claims.length, depth));
  if (claims.length < rank) return Number.NEGATIVE_INFINITY;
  const times = claims.map(({ observedAt }) => observedAt).sort((a, b) => b - a);
  return times[rank - 1] ?? Number.NEGATIVE_INFINITY;
}
