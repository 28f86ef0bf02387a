import { describe, expect, it } from 'vitest';
import type { Point } from '../trends/trend.ts';
import { projected } from './growth.ts';
import { at } from './testing/inputs.ts';

/** Twelve counts of a curve over the ten days until now; the campaign runs for twenty. */
const record = (curve: (days: number) => number): Point[] =>
  Array.from({ length: 12 }, (_, index) => ({ at: at(-10 + ((index + 1) * 10) / 12), value: Math.round(curve(((index + 1) * 10) / 12)) }));
const span = { startsAt: at(-10), now: at(0), endsAt: at(10) };

describe('participants at the end', () => {
  it.each([
    { curve: 'power', of: (t: number) => 100 * t, end: 2_000 },
    { curve: 'power', of: (t: number) => 100 * Math.sqrt(t), end: 447 },
    { curve: 'saturating', of: (t: number) => 1_000 * (1 - Math.exp(-0.4 * t)), end: 1_000 },
    { curve: 'logistic', of: (t: number) => 50_000 / (1 + Math.exp(-0.8 * (t - 6))), end: 50_000 },
  ] as const)('continue a $curve curve to about $end', ({ curve, of, end }) => {
    const projection = projected(record(of), undefined, span);
    expect(projection?.curve).toBe(curve);
    expect(Math.abs(Math.log((projection?.median ?? 0) / end))).toBeLessThan(0.1);
    expect(projection?.n).toBe(12);
  });

  it('are never fewer than now, and exactly those once it has ended', () => {
    const falling = record((t) => 1_000 - 50 * t);
    expect(projected(falling, 900, span)?.median).toBeGreaterThanOrEqual(900);
    expect(projected(falling, 900, { ...span, endsAt: at(-1) })).toEqual({ median: 900, deviation: 0, curve: 'flat', n: 12 });
  });

  it('follow a slowing power of time, with a wide range, from a count and the start alone', () => {
    const projection = projected([], 100, span);
    expect(projection).toMatchObject({ curve: 'power', n: 0 });
    expect(projection?.median).toBeCloseTo(100 * 2 ** 0.7, 6);
    expect(projection?.deviation).toBeGreaterThan(
      projected(
        record((t) => 100 * t),
        undefined,
        span,
      )?.deviation ?? 1,
    );
  });

  it('are less certain the farther the end is away', () => {
    const near = projected([], 100, { ...span, endsAt: at(1) });
    const far = projected([], 100, { ...span, endsAt: at(60) });
    expect(far?.deviation).toBeGreaterThan(near?.deviation ?? 9);
  });

  it('take the first count as the start where the start is not known', () => {
    expect(
      projected(
        record((t) => 100 * t),
        undefined,
        { ...span, startsAt: undefined },
      )?.median,
    ).toBeGreaterThan(1_000);
  });

  it('are not known without a count, or without any notion of how long it has been growing', () => {
    expect(projected([], undefined, span)).toBeUndefined();
    expect(projected([], 50, { ...span, startsAt: undefined })).toBeUndefined();
    expect(projected([], 50, { ...span, startsAt: at(1) })).toBeUndefined();
  });

  it('ignore counts of the future', () => {
    const known = record((t) => 100 * t);
    expect(projected([...known, { at: at(3), value: 90_000 }], undefined, span)).toEqual(projected(known, undefined, span));
  });

  it('count a long pause as a pause', () => {
    const [first, second, third] = record((t) => 100 * t);
    const early = [first, second, third].filter((point) => point !== undefined);
    const paused = [...early, { at: at(-7), value: 300 }];
    const projection = projected(paused, 300, span);
    expect(projection?.curve).not.toBe('power');
    expect(projection?.median).toBeLessThan(340);
  });

  it('ignore counts from before the start, and counts of nobody', () => {
    const known = record((t) => 100 * t);
    const early = [
      { at: at(-30), value: 5 },
      { at: at(-9.9), value: 0 },
    ];
    expect(projected([...early, ...known], undefined, span)).toEqual(projected(known, undefined, span));
    // A count at the very start is one of it.
    expect(projected([{ at: at(-10), value: 5 }, ...known], undefined, span)?.n).toBe(13);
  });

  it('are not known of a count of nobody without a start, but are nobody where the campaign says so', () => {
    expect(projected([{ at: at(-5), value: 0 }], undefined, span)).toBeUndefined();
    expect(projected([], 0, span)).toMatchObject({ median: 0, n: 0 });
  });

  it('need four counts for a shape, and take fewer as a power of time', () => {
    const counts = (n: number) =>
      Array.from({ length: n }, (_, index) => ({ at: at(-9 + (index * 9) / (n - 1)), value: 50 * (index + 1) }));
    expect(projected(counts(3), undefined, span)).toMatchObject({ curve: 'power', median: expect.closeTo(150 * 2 ** 0.7, 6) });
    const shaped = projected(counts(4), undefined, span);
    expect(shaped?.median).not.toBeCloseTo(200 * 2 ** 0.7, 0);
  });

  it('stray by what the record strays, and by a third of the logarithm of the time to come', () => {
    const exact = projected(
      record((t) => 1_200 * t),
      undefined,
      span,
    );
    expect(exact?.deviation).toBeCloseTo(Math.hypot(0.25, 0.01) + 0.35 * Math.log(2), 4);
    expect(projected([], 100, span)?.deviation).toBeCloseTo(0.5 + 0.35 * Math.log(2), 9);
    expect(projected([], 100, { ...span, startsAt: at(-1) })?.median).toBeCloseTo(100 * 11 ** 0.7, 6);
  });

  it('are those now at the very end, and have no growth to go by at the very start', () => {
    expect(projected([], 100, { ...span, endsAt: at(0) })).toEqual({ median: 100, deviation: 0, curve: 'flat', n: 0 });
    expect(projected([], 100, { ...span, startsAt: at(0) })).toBeUndefined();
  });

  it('come from a thinned record as from a whole one', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ at: at(-10 + (index + 1) / 50), value: 2 * (index + 1) }));
    expect(projected(many, undefined, span)?.median).toBeCloseTo(2_000, -2);
  });
});
