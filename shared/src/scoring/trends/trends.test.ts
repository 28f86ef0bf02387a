import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DurationMs, EpochMs } from '../../units.ts';
import { movement } from './movement.ts';
import { pastChanges } from './past-changes.ts';
import { type SpanName, spans } from './spans.ts';
import { type Point, trend } from './trend.ts';
import { leastPast, most, unusualness } from './unusual.ts';

const hour = 3_600_000 as DurationMs;
const day = (24 * hour) as DurationMs;
const at = (hours: number) => (1_790_000_000_000 + hours * hour) as EpochMs;
const line = (many: number, valueAt: (n: number) => number): Point[] =>
  Array.from({ length: many }, (_, n) => ({ at: at(n), value: valueAt(n) }));

describe('a trend', () => {
  const points = [
    { at: at(0), value: 100 },
    { at: at(5), value: 150 },
    { at: at(20), value: 210 },
  ];

  it('compares with the value that held at the start of the window', () => {
    expect(trend(points, (10 * hour) as DurationMs, at(21))).toMatchObject({ known: true, value: { change: 60, perHour: 4 } });
  });

  it('uses the whole record when it is shorter than the window', () => {
    expect(trend(points, (24 * 7 * hour) as DurationMs, at(21))).toMatchObject({ known: true, value: { change: 110 } });
  });

  it('is not known from one value or none, nor from what comes after', () => {
    expect(trend(points.slice(0, 1), hour, at(21))).toEqual({ known: false, missing: ['history'] });
    expect(trend([], hour, at(21))).toEqual({ known: false, missing: ['history'] });
    expect(trend(points, hour, at(4))).toEqual({ known: false, missing: ['history'] });
  });
});

describe('past changes', () => {
  const asked = { end: at(10), window: hour, step: hour, past: day };

  it('are those of windows that end one step earlier each, the newest first', () => {
    expect(
      pastChanges(
        line(11, (n) => n * n),
        asked,
      ),
    ).toEqual([17, 15, 13, 11, 9, 7, 5, 3, 1]);
    expect(
      pastChanges(
        line(11, (n) => n * n),
        { ...asked, step: (3 * hour) as DurationMs },
      ),
    ).toEqual([13, 7, 1]);
  });

  it('go back no further than they are asked to', () => {
    expect(
      pastChanges(
        line(11, (n) => n * n),
        { ...asked, past: (4 * hour) as DurationMs },
      ),
    ).toEqual([17, 15, 13]);
  });

  it('leave out windows at whose beginning nobody had looked for longer than the window', () => {
    const gap = [...line(3, (n) => n), { at: at(6), value: 50 }, { at: at(7), value: 51 }];
    // 7–8 and 6–7 begin with a value; 5–6, 4–5 begin in the gap; 3–4 begins an hour after the value of 2, which still tells
    expect(pastChanges(gap, { ...asked, end: at(9) })).toEqual([0, 1, 0, 0, 1, 1]);
    expect(pastChanges([], asked)).toEqual([]);
    expect(pastChanges([{ at: at(9), value: 5 }], asked)).toEqual([]);
  });
});

describe('whether a movement is unusual', () => {
  const now = at(40);
  const of = (points: readonly Point[], span: SpanName = '1h') => {
    const moved = movement(points, span, now);
    if (!moved) throw new Error('it moved');
    return moved.unusual;
  };
  /** 40 hours of changes of 4, 5 and 6, then one more. */
  const steady = (last: number) => {
    let value = 0;
    return line(41, (n) => (value += n === 40 ? last : 4 + (n % 3)));
  };

  it('counts the distance from the usual change in robust deviations', () => {
    // of 39 changes a third each are 4, 5, 6: median 5, MAD 1
    expect(of(steady(15))).toMatchObject({
      known: true,
      value: { usual: 5, score: expect.closeTo(6.745, 9), level: 'unusual', against: 'all', n: 39, asFar: 1 / 40 },
    });
    expect(of(steady(2))).toMatchObject({ value: { score: expect.closeTo(-3 * 0.6745, 9), level: 'notable' } });
    expect(of(steady(6))).toMatchObject({ value: { level: 'usual', asFar: 27 / 40 } });
    expect(of(steady(5))).toMatchObject({ value: { score: 0, level: 'usual', asFar: 1 } });
  });

  it('says nothing under eight past changes', () => {
    const recent = (many: number) => steady(15).slice(-many - 2);
    expect(of(recent(leastPast))).toMatchObject({ known: true, value: { n: leastPast } });
    expect(of(recent(leastPast - 1))).toEqual({ known: false, missing: ['history'] });
  });

  it('is not moved by a few wild values in the past', () => {
    const wild = steady(6).map((point, n) => (n === 12 ? { ...point, value: point.value + 1e9 } : point));
    const unusual = of(wild);
    expect(unusual).toMatchObject({ known: true, value: { level: 'usual', usual: 5 } });
  });

  it('takes the mean distance where most past changes are alike, and the farthest where all are', () => {
    let value = 0;
    const mostly = line(41, (n) => (value += n === 40 ? 4 : n % 4 === 0 ? 4 : 0));
    // 39 changes, nine of them 4: mean distance 36/39
    expect(of(mostly)).toMatchObject({ value: { usual: 0, score: expect.closeTo(4 / ((1.2533 * 36) / 39), 9), level: 'notable' } });
    expect(of(line(41, (n) => (n === 40 ? 7 : 0) + n))).toMatchObject({ value: { usual: 1, score: most, level: 'unusual' } });
    expect(of(line(41, (n) => (n === 40 ? -7 : 0) + n))).toMatchObject({ value: { score: -most } });
  });

  it('compares with the same hour of other days once there are eight of them', () => {
    // Every day at the same hour 100 come, else 1: at that hour 100 are nothing unusual.
    const rush = (last: number) => {
      let value = 0;
      return line(9 * 24 + 1, (n) => (value += n === 216 ? last : n > 0 && n % 24 === 0 ? 100 + ((n / 24) % 3) : 1));
    };
    const end = at(216);
    const moved = (last: number) => movement(rush(last), '1h', end)?.unusual;
    expect(moved(101)).toMatchObject({ known: true, value: { level: 'usual', against: 'same-season', n: leastPast } });
    expect(moved(1)).toMatchObject({ value: { level: 'unusual', against: 'same-season' } });
    const week = { ...spans['1h'], season: undefined };
    const plain = trend(rush(101), hour, end);
    expect(plain.known && unusualness(rush(101), plain.value, week, end)).toMatchObject({ value: { level: 'unusual', against: 'all' } });
  });

  it('does not depend on the unit, and turns with the sign', () => {
    const changes = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 12, maxLength: 40 });
    fc.assert(
      fc.property(changes, fc.constantFrom(-4, -1, 2, 16), (steps, scale) => {
        fc.pre((steps.at(-1) ?? 0) !== 0);
        const walk = (unit: number) => {
          let value = 1_000 * unit;
          return line(41, (n) => (value += unit * (steps[n - 41 + steps.length] ?? 0)));
        };
        const [one, other] = [movement(walk(1), '1h', now), movement(walk(scale), '1h', now)];
        if (!one?.unusual.known || !other?.unusual.known) throw new Error('enough history');
        expect(other.unusual.value.score).toBeCloseTo(Math.sign(scale) * one.unusual.value.score, 9);
        expect(other.unusual.value.level).toBe(one.unusual.value.level);
        expect(other.relative).toBeCloseTo(one.relative, 9);
        expect(one.unusual.value.asFar).toBeGreaterThan(0);
        expect(one.unusual.value.asFar).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a movement over a window', () => {
  it('tells the change and its size beside the value', () => {
    const points = [
      { at: at(0), value: 100 },
      { at: at(3), value: 150 },
    ];
    expect(movement(points, '1h', at(3))).toBeUndefined(); // read two hours before the window: too long for an hour
    expect(movement(points, '24h', at(25))).toMatchObject({ change: 50, relative: 1 / 3, unusual: { known: false, missing: ['history'] } });
    expect(movement(points, '24h', at(23))).toBeUndefined(); // the record begins within the window
  });

  it('is none when the value is what it was', () => {
    const back = [
      { at: at(0), value: 7 },
      { at: at(1), value: 9 },
      { at: at(2), value: 7 },
    ];
    expect(movement(back, '24h', at(24))).toBeUndefined();
    expect(movement(back, '1h', at(2))).toMatchObject({ change: -2, relative: 2 / 9 });
  });

  it('counts from nothing as a whole', () => {
    expect(
      movement(
        [
          { at: at(0), value: 0 },
          { at: at(1), value: 5 },
        ],
        '1h',
        at(1),
      ),
    ).toMatchObject({ relative: 1 });
  });
});
