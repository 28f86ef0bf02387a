import { describe, expect, it } from 'vitest';
import { world } from '../../../src/scoring/roi/testing/world.ts';
import type { EpochMs } from '../../../src/units.ts';
import { carryOut } from './carry-out.ts';

const [some] = world(5, 10);
if (some === undefined) throw new Error('The world is empty.');
const now = some.decidedAt;
const inDays = (days: number) => (now + days * 86_400_000) as EpochMs;
const one = (usd: number, hours: number, endsAt = inDays(30)) => ({
  ...some,
  campaign: { distribution: 'fcfs' as const, winnersCap: 100, gas: 'gasless' as const, tasks: [] },
  truth: { ...some.truth, usd, hours, endsAt, later: [] },
});

describe('what carrying out a plan gets', () => {
  it('is what was finished within the hours, in the order it was done', () => {
    expect(carryOut([one(3, 1), one(5, 1.5), one(9, 1)], 3, now)).toBe(8);
  });

  it('is nothing for what ended before it was done', () => {
    expect(carryOut([one(3, 2, inDays(0.5)), one(5, 1)], 6, now)).toBe(5);
  });

  it('is nothing where the places ran out before', () => {
    const full = { ...one(3, 1), truth: { ...one(3, 1).truth, later: [{ at: now, value: 100 }] } };
    expect(carryOut([full], 6, now)).toBe(0);
  });
});
