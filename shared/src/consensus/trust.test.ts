import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ratio } from '../units.ts';
import { leastTrust, mostTrust, newcomerTrust } from './settings.ts';
import { priorOf, type TrackRecord, trustOf, weightOf } from './trust.ts';

const share = (value: number) => value as Ratio; // written as one

/** Nothing repeated, if nothing else is said. */
const record = (told: Partial<TrackRecord>): TrackRecord => ({ right: 0, wrong: 0, repeated: 0, ...told });

describe('trust', () => {
  it.each([
    { told: { right: 0, wrong: 0 }, trust: 0.83, why: 'nobody knows them: a newcomer' },
    { told: { right: 10, wrong: 0 }, trust: 0.915, why: 'as many right as the belief is worth' },
    { told: { right: 0, wrong: 10 }, trust: 0.415, why: 'as many wrong' },
    { told: { right: 5, wrong: 5 }, trust: 0.665, why: 'half and half' },
    { told: { right: 1_000, wrong: 0 }, trust: 0.95, why: 'nobody is known for certain' },
    { told: { right: 0, wrong: 1_000 }, trust: 0.05, why: 'nobody is always wrong for certain' },
    { told: { repeated: 1_000 }, trust: 0.83, why: 'all of it could be read: a newcomer' },
    { told: { right: 10, repeated: 1_000 }, trust: 0.915, why: 'what was repeated adds nothing to what was right' },
    { told: { wrong: 10, repeated: 1_000 }, trust: 0.83, why: 'what was repeated makes up for a few mistakes' },
    { told: { wrong: 10, repeated: 20 }, trust: 0.7075, why: 'and for some of many' },
  ])('is $trust when $why', ({ told, trust }) => {
    expect(trustOf(record(told))).toBeCloseTo(trust, 10);
  });

  it('starts from what is thought of newcomers', () => {
    expect(trustOf(record({}), share(0.6))).toBeCloseTo(0.6, 10);
  });

  it('rises with what was right, falls with what was wrong, and stays within its bounds', () => {
    const count = fc.nat(200);
    fc.assert(
      fc.property(count, count, count, (right, wrong, repeated) => {
        const told = { right, wrong, repeated };
        const trust = trustOf(told);
        expect(trustOf({ ...told, right: right + 1 })).toBeGreaterThanOrEqual(trust);
        expect(trustOf({ ...told, wrong: wrong + 1 })).toBeLessThanOrEqual(trust);
        expect(trustOf({ ...told, repeated: repeated + 1 })).toBeLessThanOrEqual(Math.max(trust, newcomerTrust));
        expect(trust).toBeGreaterThanOrEqual(leastTrust);
        expect(trust).toBeLessThanOrEqual(mostTrust);
      }),
    );
  });
});

describe('what is thought of newcomers', () => {
  it('is what it starts as without any, and when they turn out better', () => {
    expect(priorOf([])).toBe(newcomerTrust);
    expect(priorOf([record({ right: 5_000 })])).toBe(newcomerTrust);
  });

  it.each([
    { wrong: 40, expected: 0.69 },
    { wrong: 200, expected: 0.41 },
    { wrong: 100_000, expected: 0.05 },
  ])('falls to $expected after $wrong of their sightings were wrong', ({ wrong, expected }) => {
    expect(priorOf(Array.from({ length: wrong / 10 }, () => record({ wrong: 10 })))).toBe(expected);
  });

  it('weighs right against wrong', () => {
    expect(priorOf([record({ right: 100, wrong: 100 })])).toBe(0.66);
    expect(priorOf([record({ repeated: 100, wrong: 100 })])).toBe(0.66); // whether newcomers are right, not whether they prove it
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
