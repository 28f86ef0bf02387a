import { describe, expect, it } from 'vitest';
import { usualReactions, usualViews } from './tiers.ts';

describe('what is usual', () => {
  it('is what was measured, in the middle of a tier', () => {
    expect(Math.exp(usualReactions(10 ** 3.5).centre)).toBeCloseTo(0.0112, 6);
    expect(Math.exp(usualViews(10 ** 4.5).centre)).toBeCloseTo(0.5, 6);
    expect(usualReactions(10 ** 3.5).spread).toBeCloseTo(Math.log(0.0262 / 0.0046) / 1.349, 6);
    expect(usualViews(10 ** 6.5).spread).toBeCloseTo(Math.log(0.21 / 0.01) / 1.349, 6);
  });

  it('lies between the tiers in between, and is that of the last one beyond', () => {
    expect(usualViews(10_000).centre).toBeCloseTo((Math.log(2) + Math.log(0.5)) / 2, 6);
    expect(usualViews(10_000).spread).toBeCloseTo((Math.log(16 / 0.46) + Math.log(1.9 / 0.12)) / 2 / 1.349, 6);
    expect(Math.exp(usualViews(5).centre)).toBeCloseTo(22, 6);
    expect(Math.exp(usualViews(0).centre)).toBeCloseTo(22, 6);
    expect(Math.exp(usualViews(500_000_000).centre)).toBeCloseTo(0.04, 6);
    expect(Math.exp(usualReactions(10 ** 6.5).centre)).toBeCloseTo(0.0097, 6);
  });

  it('never leaps by a follower', () => {
    for (const followers of [316, 999, 1_000, 3_162, 10_000, 99_999, 1_000_000])
      expect(Math.abs(usualViews(followers + 1).centre - usualViews(followers).centre)).toBeLessThan(0.01);
  });

  it('is that of authors of every size where followers are not known', () => {
    expect(Math.exp(usualReactions(undefined).centre)).toBeCloseTo(0.013, 6);
    expect(usualReactions(undefined).spread).toBeCloseTo(Math.log(0.0286 / 0.0055) / 1.349, 6);
  });
});
