import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ratio } from '../units.ts';
import { leastTrust, mostTrust, newcomerTrust } from './settings.ts';
import { priorOf, trustOf, weightOf } from './trust.ts';

const share = (value: number) => value as Ratio; // written as one

describe('trust', () => {
  it.each([
    { record: { right: 0, wrong: 0 }, trust: 0.83, why: 'nobody knows them: a newcomer' },
    { record: { right: 10, wrong: 0 }, trust: 0.915, why: 'as many right as the belief is worth' },
    { record: { right: 0, wrong: 10 }, trust: 0.415, why: 'as many wrong' },
    { record: { right: 5, wrong: 5 }, trust: 0.665, why: 'half and half' },
    { record: { right: 1_000, wrong: 0 }, trust: 0.95, why: 'nobody is known for certain' },
    { record: { right: 0, wrong: 1_000 }, trust: 0.05, why: 'nobody is always wrong for certain' },
  ])('is $trust when $why', ({ record, trust }) => {
    expect(trustOf(record)).toBeCloseTo(trust, 10);
  });

  it('starts from what is thought of newcomers', () => {
    expect(trustOf({ right: 0, wrong: 0 }, share(0.6))).toBeCloseTo(0.6, 10);
  });

  it('rises with what was right, falls with what was wrong, and stays within its bounds', () => {
    const count = fc.nat(200);
    fc.assert(
      fc.property(count, count, (right, wrong) => {
        const trust = trustOf({ right, wrong });
        expect(trustOf({ right: right + 1, wrong })).toBeGreaterThanOrEqual(trust);
        expect(trustOf({ right, wrong: wrong + 1 })).toBeLessThanOrEqual(trust);
        expect(trust).toBeGreaterThanOrEqual(leastTrust);
        expect(trust).toBeLessThanOrEqual(mostTrust);
      }),
    );
  });
});

describe('what is thought of newcomers', () => {
  it('is what it starts as without any, and when they turn out better', () => {
    expect(priorOf([])).toBe(newcomerTrust);
    expect(priorOf([{ right: 5_000, wrong: 0 }])).toBe(newcomerTrust);
  });

  it.each([
    { wrong: 40, expected: 0.69 },
    { wrong: 200, expected: 0.41 },
    { wrong: 100_000, expected: 0.05 },
  ])('falls to $expected after $wrong of their sightings were wrong', ({ wrong, expected }) => {
    expect(priorOf(Array.from({ length: wrong / 10 }, () => ({ right: 0, wrong: 10 })))).toBe(expected);
  });

  it('weighs right against wrong', () => {
    expect(priorOf([{ right: 100, wrong: 100 }])).toBe(0.66);
  });
});

describe('the weight of a word', () => {
  it.each([
    { trust: 0.83, weight: 1.5856 },
    { trust: 0.95, weight: 2.9444 },
    { trust: 0.99, weight: 2.9444 },
    { trust: 0.6, weight: 0.4055 },
    { trust: 0.5, weight: 0 },
    { trust: 0.05, weight: 0 },
  ])('is $weight at a trust of $trust', ({ trust, weight }) => {
    expect(weightOf(share(trust))).toBeCloseTo(weight, 4);
  });

  it('is that of a newcomer for somebody unknown', () => {
    expect(weightOf(undefined)).toBeCloseTo(1.5856, 4);
    expect(weightOf(undefined, share(0.6))).toBeCloseTo(0.4055, 4);
  });
});
