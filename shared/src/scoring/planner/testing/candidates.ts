import type { RoiEstimate } from '../../../contracts/roi.ts';
import { entityKey } from '../../../facts/entity.ts';
import type { Dice } from '../../../testing/dice.ts';
import type { EpochMs, Ratio } from '../../../units.ts';
import type { Quantiles } from '../../quantiles.ts';
import type { Candidate } from '../candidate.ts';
import type { PlanLimits } from '../limits.ts';

/** 2026-09-21T15:06:40Z. */
export const now = 1_790_000_000_000 as EpochMs;
const day = 86_400_000;
export const inDays = (days: number) => Math.round(now + days * day) as EpochMs;

const around = (middle: number): Quantiles => ({ p10: middle / 2, p50: middle, p90: middle * 2 });

/** An estimate of so many US dollars in so many hours, with a factor of two either way. */
export function estimateOf(usd: number, hours: number, identity: ('kyc' | 'face')[] = []): RoiEstimate {
  return {
    status: 'estimate',
    value: usd < 0 ? { p10: usd * 2, p50: usd, p90: usd / 2 } : around(usd),
    hours: around(hours),
    perHour: around(Math.max(usd, 0) / hours),
    factors: [],
    recommendation: 'buy',
    confidence: 0.5 as Ratio,
    n: 0,
    unvalued: [],
    costs: { deposits: [], identity },
  };
}

export function candidate(id: string, usd: number, hours: number, more: Partial<Candidate> = {}): Candidate {
  const estimate = estimateOf(usd, hours);
  return {
    key: entityKey({ platform: 'galxe', kind: 'campaign', id }),
    platform: 'galxe',
    id,
    campaign: {},
    estimate,
    state: 'open',
    ...more,
  };
}

export const limits = (hours: number, more: Partial<PlanLimits> = {}): PlanLimits => ({
  hours,
  wallets: 1,
  identity: true,
  risk: 1,
  excluded: [],
  ...more,
});

/** Campaigns of all sorts: with and without ends, opening later, parts of others, of which nothing is known. */
export function crowdOf(dice: Dice, count: number): Candidate[] {
  return Array.from({ length: count }, (_, at) => {
    const startsAt = dice.chance(0.1) ? inDays(dice.next() * 8) : undefined;
    const endsAt = dice.chance(0.7) ? inDays(-0.2 + dice.next() * 12) : undefined;
    const usd = 30 * dice.next() ** 3 - (dice.chance(0.1) ? 5 : 0);
    const one = candidate(String(at), usd, 0.05 + dice.next() * 2);
    const parent = dice.chance(0.15) ? String(dice.whole(0, count - 1)) : undefined;
    return {
      ...one,
      campaign: {
        ...(startsAt === undefined ? {} : { startsAt }),
        ...(endsAt === undefined ? {} : { endsAt }),
        ...(parent === undefined ? {} : { parentId: parent }),
        ...(dice.chance(0.2) ? { tasks: [{ id: 't', type: 'swap' }] } : {}),
        distribution: dice.pick(['fcfs', 'raffle', 'guaranteed'] as const),
        chain: dice.pick(['base', 'bsc']),
      },
      estimate: dice.chance(0.1)
        ? { status: 'insufficient_evidence', missing: ['price'], hours: one.estimate.hours, unvalued: [], costs: one.estimate.costs }
        : one.estimate,
    };
  });
}
