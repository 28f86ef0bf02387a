import { describe, expect, it } from 'vitest';
import { learnedFrom, type PastOutcome } from './learned-from.ts';
import { at } from './testing/inputs.ts';

const paid = (usd: number, days: number, more: Partial<PastOutcome> = {}): PastOutcome => ({
  platform: 'galxe',
  spaceId: 's',
  type: 'raffle',
  knownAt: at(days),
  usd,
  ...more,
});
const of = { platform: 'galxe', spaceId: 's', type: 'raffle' } as const;

describe('what earlier outcomes say', () => {
  const past = [
    paid(1, -9, { expected: 2, usdPerPoint: 0.5 }),
    paid(2, -8, { spaceId: 'other', expected: 2 }),
    paid(3, -7, { type: 'quest', expected: 0 }),
    paid(4, -6, { platform: 'kaito', expected: 4 }),
    paid(9, -5, { expected: 3 }),
    paid(0, 1, { expected: 5, usdPerPoint: 9 }),
  ];
  const known = () => learnedFrom(past, of, at(0));

  it('is by space, by type and by platform, of that platform only', () => {
    expect(known().space).toMatchObject({ n: 3, usd: { p50: 3 }, newestAt: at(-5) });
    expect(known().type).toMatchObject({ n: 3, usd: { p10: 1.2, p50: 2, p90: expect.closeTo(7.6, 9) } });
    expect(known().platform).toMatchObject({ n: 4, usd: { p50: 2.5 } });
    expect(known().point).toEqual({ usd: { p10: 0.5, p50: 0.5, p90: 0.5 }, n: 1, newestAt: at(-9) });
  });

  it('holds nothing that became known later', () => {
    expect(learnedFrom(past, of, at(2)).space?.n).toBe(4);
    expect(learnedFrom(past, of, at(1)).space?.n).toBe(4);
    expect(Object.values(learnedFrom(past, of, at(-20))).every((one) => one === undefined)).toBe(true);
  });

  it('relates what was paid to what was expected, where anything was', () => {
    expect(known().spaceRatio).toEqual({ log: expect.closeTo((Math.log(0.5) + Math.log(3)) / 2, 12), n: 2 });
    expect(known().platformRatio).toEqual({ log: 0, n: 3 });
    expect(learnedFrom([paid(9, -2), paid(4, -1, { expected: 2 })], of, at(0)).spaceRatio).toEqual({ log: Math.log(2), n: 1 });
    expect(learnedFrom([paid(0, -1, { expected: 5 })], of, at(0)).spaceRatio?.log).toBeCloseTo(Math.log(1e-3), 12);
    expect(learnedFrom([paid(1e9, -1, { expected: 5 })], of, at(0)).spaceRatio?.log).toBeCloseTo(Math.log(1e3), 12);
  });

  it('sorts what was paid, in whatever order it became known', () => {
    const wild = [9, 40, 2, 30, 1].map((usd, index) => paid(usd, index - 9, { expected: 10, usdPerPoint: usd / 100 }));
    const learned = learnedFrom(wild, of, at(0));
    expect(learned.space?.usd).toEqual({ p10: expect.closeTo(1.4, 9), p50: 9, p90: expect.closeTo(36, 9) });
    expect(learned.point?.usd.p50).toBeCloseTo(0.09, 12);
    expect(learned.spaceRatio?.log).toBeCloseTo(Math.log(0.9), 12);
  });

  it('does not take campaigns of unknown space or type for alike', () => {
    const vague = [paid(1, -2, { spaceId: undefined, type: undefined, expected: 2 })];
    expect(learnedFrom(vague, { platform: 'galxe', spaceId: undefined, type: undefined }, at(0))).toMatchObject({
      space: undefined,
      type: undefined,
      spaceRatio: undefined,
      platform: { n: 1 },
    });
  });

  it('is of the platform alone where neither space nor type are known', () => {
    expect(learnedFrom(past, { platform: 'galxe', spaceId: undefined, type: undefined }, at(0))).toMatchObject({
      space: undefined,
      type: undefined,
      point: undefined,
      spaceRatio: undefined,
      platform: { n: 4 },
    });
  });

  it('looks at the newest only', () => {
    const many = Array.from({ length: 40 }, (_, index) => paid(index, index - 100));
    expect(learnedFrom(many, of, at(0)).space).toMatchObject({ n: 30, usd: { p50: 24.5 } });
    const better = Array.from({ length: 100 }, (_, index) => paid(index < 40 ? 1 : 3, index - 200, { expected: 1 }));
    expect(learnedFrom(better, of, at(0)).platformRatio).toEqual({ log: Math.log(3), n: 60 });
  });
});
