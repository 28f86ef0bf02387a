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

  it('come from a thinned record as from a whole one', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ at: at(-10 + (index + 1) / 50), value: 2 * (index + 1) }));
    expect(projected(many, undefined, span)?.median).toBeCloseTo(2_000, -2);
  });
});
