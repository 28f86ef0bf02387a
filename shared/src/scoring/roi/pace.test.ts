import { describe, expect, it } from 'vitest';
import { normalBelow, pace, placeLeft } from './pace.ts';
import { at } from './testing/inputs.ts';

describe('the pace', () => {
  it('is that of the last day of the record', () => {
    const history = [
      { at: at(-5), value: 10 },
      { at: at(-1), value: 100 },
      { at: at(-0.5), value: 200 },
    ];
    expect(pace(history, 340, undefined, at(0))).toMatchObject({ perHour: 10, n: 3 });
    expect(pace(history, undefined, undefined, at(0))).toMatchObject({ perHour: 100 / 24 });
  });

  it('is that since the first count where the record is shorter than a day', () => {
    expect(pace([{ at: at(-0.5), value: 100 }], 220, undefined, at(0))?.perHour).toBeCloseTo(10, 9);
  });

  it('is the average since the start, and less certain, where there is no record', () => {
    const average = pace([], 480, at(-2), at(0));
    expect(average?.perHour).toBe(10);
    expect(average?.deviation).toBeGreaterThan(pace([{ at: at(-1), value: 5 }], 480, at(-2), at(0))?.deviation ?? 9);
  });

  it('is not known from one count, nor within the first hour', () => {
    expect(pace([], 480, undefined, at(0))).toBeUndefined();
    expect(pace([], undefined, at(-2), at(0))).toBeUndefined();
    expect(pace([], 5, at(-0.02), at(0))).toBeUndefined();
    expect(pace([{ at: at(-0.02), value: 5 }], 9, undefined, at(0))).toBeUndefined();
  });

  it('may be told from a count, or a start, of an hour ago', () => {
    expect(pace([{ at: at(-1 / 24), value: 5 }], 9, undefined, at(0))?.perHour).toBeCloseTo(4, 9);
    expect(pace([], 9, at(-1 / 24), at(0))?.perHour).toBeCloseTo(9, 9);
  });

  it('strays by what waves do, by less of a longer record, by twice as much without one', () => {
    const record = (n: number) => Array.from({ length: n }, (_, index) => ({ at: at(index - n), value: index }));
    expect(pace(record(4), 9, undefined, at(0))?.deviation).toBeCloseTo(0.6 + 0.25, 12);
    expect(pace(record(25), 99, undefined, at(0))?.deviation).toBeCloseTo(0.6 + 0.1, 12);
    expect(pace([], 9, at(-2), at(0))?.deviation).toBeCloseTo(1.2, 12);
  });

  it('counts the count of this very moment', () => {
    expect(
      pace(
        [
          { at: at(-1), value: 10 },
          { at: at(0), value: 34 },
        ],
        undefined,
        undefined,
        at(0),
      ),
    ).toMatchObject({ perHour: 1, n: 2 });
  });

  it('never runs backwards, and ignores counts of the future', () => {
    expect(pace([{ at: at(-1), value: 100 }], 90, undefined, at(0))?.perHour).toBe(0);
    const history = [{ at: at(-1), value: 100 }];
    expect(pace([...history, { at: at(1), value: 900 }], 340, undefined, at(0))).toEqual(pace(history, 340, undefined, at(0)));
  });
});

describe('the probability that a place is left', () => {
  const steady = { perHour: 10, deviation: 0.6, n: 5 };

  it('is even when places run out just when one is done', () => {
    expect(placeLeft(100, steady, 10)).toBeCloseTo(0.5, 6);
  });

  it('rises with the places and falls with the hours and the pace', () => {
    expect(placeLeft(200, steady, 10)).toBeCloseTo(normalBelow(Math.log(2) / Math.hypot(0.6, 1 / Math.sqrt(200))), 9);
    expect(placeLeft(100, steady, 20)).toBeLessThan(0.2);
    expect(placeLeft(100, { ...steady, perHour: 1 }, 10)).toBeGreaterThan(0.99);
  });

  it('is certain without arrivals or work, and nothing without places', () => {
    expect(placeLeft(1, { ...steady, perHour: 0 }, 10)).toBe(1);
    expect(placeLeft(1, steady, 0)).toBe(1);
    expect(placeLeft(0, steady, 0)).toBe(0);
  });

  it.each([
    [0, 0.5],
    [1.2815515655, 0.9],
    [-1.2815515655, 0.1],
    [1.959963985, 0.975],
    [-3, 0.001349898],
  ])('stands on the normal distribution: %d has %d below', (z, below) => {
    expect(normalBelow(z)).toBeCloseTo(below, 6);
  });
});
