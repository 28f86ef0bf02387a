import type { Ratio } from '../units.ts';
import { type Claim, sameness } from './claim.ts';
import type { Finding } from './outcome.ts';
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
export function unanimous<C extends Claim>(claims: readonly C[], windowMs: number, depth: number, prior: Ratio): Finding | undefined {
  const [first] = claims;
  if (!first || !saySame(claims, first) || !areIndependent(claims)) return undefined;
  const within = windowMs === Number.POSITIVE_INFINITY ? claims : newest(claims, windowMs, depth);
  const strong: C[] = [];
  let weight = 0;
  for (const claim of within) {
    const own = weightOf(claim.trust, prior);
    weight += own;
    if (own > 0) strong.push(claim);
  }
  if (Math.abs(weight - evidenceNeeded) < close) return undefined;
  const agreed = strong.length >= needed(within.length) && weight > evidenceNeeded;
  return { value: first.value, agreed, supporting: agreed ? strong : within, considered: within.length, spread: 0 };
}

function saySame(claims: readonly Claim[], { value }: Claim): boolean {
  const key = typeof value === 'object' ? sameness(value) : undefined; // anything else is the same or it is not
  return claims.every((one) => one.value === value || sameness(one.value) === key);
}

function areIndependent(claims: readonly Claim[]): boolean {
  if (claims.length > fewAtMost) return new Set(claims.map(({ cluster }) => cluster)).size === claims.length;
  return claims.every(({ cluster }, place) => claims.findIndex((one) => one.cluster === cluster) === place);
}

/** Those of the window, which ends as `sceneOf` finds it. */
function newest<C extends Claim>(claims: readonly C[], windowMs: number, depth: number): C[] {
  const times = claims.map(({ observedAt }) => observedAt).sort((a, b) => b - a);
  const end = times[needed(Math.min(claims.length, depth)) - 1] ?? Number.NEGATIVE_INFINITY;
  return claims.filter(({ observedAt }) => observedAt >= end - windowMs);
}
