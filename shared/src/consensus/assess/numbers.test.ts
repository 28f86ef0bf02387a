import { describe, expect, it } from 'vitest';
import { likenessOfErrors, locate, middle } from './numbers.ts';
import type { Report } from './report.ts';
import { tableOf } from './table.ts';
import { upTo } from './testing/crowd.ts';

const entries = (...rows: [number, number][]) => rows.map(([value, weight]) => ({ value, weight }));

describe('the middle', () => {
  it.each([
    { rows: entries([3, 1], [1, 1], [2, 1]), expected: 2 },
    { rows: entries([4, 1], [1, 1], [3, 1], [2, 1]), expected: 2 },
    { rows: entries([1, 1], [2, 1], [3, 3]), expected: 3 },
    { rows: entries([1, 2], [2, 1], [3, 1]), expected: 1 },
    { rows: entries([1, 0.1], [2, 0.2], [3, 0.3]), expected: 2 }, // half of them, but for rounding
    { rows: entries([7, 0]), expected: 7 },
    { rows: [], expected: 0 },
  ])('of $rows is $expected', ({ rows, expected }) => {
    expect(middle(rows)).toBe(expected);
  });
});

const by = (rows: Record<string, readonly number[]>): Report[] =>
  Object.entries(rows).flatMap(([contributor, values]) => values.map((value, item) => ({ item: `i${item}`, contributor, value })));

function located(reports: readonly Report[]) {
  const table = tableOf(reports);
  const found = locate(table, new Float64Array(reports.length).fill(1), new Float64Array(table.contributors.length).fill(1));
  return {
    location: [...found.location],
    scale: [...found.scale],
    distance: [...found.distance],
    weight: [...found.weight],
    bias: [...found.bias],
  };
}

describe('where numbers lie', () => {
  it('is where all say, with a billionth as the unit, where nobody differs', () => {
    expect(located(by({ a: [50, 0], b: [50, 0], c: [50, 0] }))).toEqual({
      location: [50, 0],
      scale: [expect.closeTo(5e-8, 15), 1e-9],
      distance: [0, 0, 0, 0, 0, 0],
      weight: [1, 1, 1],
      bias: [0, 0, 0],
    });
    expect(located(by({ a: [-50] })).scale).toEqual([expect.closeTo(5e-8, 15)]);
  });

  it('is nowhere without any', () => {
    expect(located([])).toEqual({ location: [], scale: [], distance: [], weight: [], bias: [] });
  });

  it('is corrected for who is always off the same way, not for who is off by chance', () => {
    const noise = [2, -3, 1, -1, 3, -2, 2, -1, 1, -2, 3, -3];
    const turned = (by: number) => upTo(12).map((n) => 10 * n + (noise[(n + by) % 12] ?? 0));
    const honest = { a: turned(0), b: turned(3), c: turned(5), d: turned(7) };
    const steady = located(by({ ...honest, e: upTo(12).map((n) => 10 * n + 30) }));
    expect(steady.bias.slice(0, 4)).toEqual([0, 0, 0, 0]);
    expect(steady.bias[4]).toBeGreaterThan(4);
    const unsteady = located(by({ ...honest, e: upTo(12).map((n) => 10 * n + (n % 3 === 0 ? 90 : 0)) }));
    expect(unsteady.bias).toEqual([0, 0, 0, 0, 0]);
    expect(unsteady.weight[4]).toBeLessThan(0.4);
    const below = located(by({ ...honest, e: upTo(12).map((n) => 10 * n - 30) }));
    expect(below.bias[4]).toBeLessThan(-4);
  });
});

it('small habits that everybody has are left alone', () => {
  const habits = { a: -2, b: -1, c: 0, d: 1, e: 2 };
  const rows = Object.entries(habits).map(([who, habit]) => [who, upTo(12).map((n) => 10 * n + habit)]);
  expect(located(by(Object.fromEntries(rows))).bias).toEqual([0, 0, 0, 0, 0]);
});

describe('errors that are the same', () => {
  /** Each contributor's distances, and biases. */
  const alike = (rows: Record<string, readonly number[]>, bias: Record<string, number> = {}) => {
    const table = tableOf(by(rows));
    const distance = Float64Array.from(table.contributor, (who, place) => {
      const item = table.start.findLastIndex((from) => from <= place);
      return rows[table.contributors[who] ?? '']?.[item] ?? 0;
    });
    const { together, same, likeness, chance } = likenessOfErrors(table, {
      distance,
      bias: Float64Array.from(table.contributors, (name) => bias[name] ?? 0),
    });
    return { together: [...together], same: [...same], likeness: [...likeness], chance: [...chance] };
  };

  it('are those from 1.5 scales on, within half a scale of each other', () => {
    expect(alike({ a: [1.5, 5, -5, 1.49], b: [1.5, 5.5, -5.51, 5] })).toEqual({
      together: [4],
      same: [2],
      likeness: [expect.closeTo((0.5 - 0.35) / 0.65, 12)],
      chance: [0.35],
    });
    expect(alike({ a: [-1.5], b: [-2] })).toMatchObject({ together: [1], same: [1] });
    expect(alike({ a: [2], b: [-2] })).toMatchObject({ together: [1], same: [0] });
    expect(alike({ a: [1.49], b: [1.6] })).toMatchObject({ together: [1], same: [0] });
    expect(alike({ a: [1.6], b: [1.49] })).toMatchObject({ together: [1], same: [0] });
  });

  it('are none where both are near', () => {
    expect(alike({ a: [1.4, -1.4], b: [1.4, 0] })).toEqual({ together: [], same: [], likeness: [], chance: [] });
  });

  it('may differ in the last digits of what is absurd', () => {
    expect(alike({ a: [1e9], b: [1e9 + 900] })).toMatchObject({ same: [1] });
    expect(alike({ a: [1e9], b: [1e9 + 1_100] })).toMatchObject({ same: [0] });
  });

  it('count biases in', () => {
    expect(alike({ a: [0], b: [0] }, { a: 3, b: 3.2 })).toMatchObject({ together: [1], same: [1] });
    expect(alike({ a: [0], b: [3] }, { a: 3 })).toMatchObject({ together: [1], same: [1] });
    expect(alike({ a: [4], b: [3] }, { a: -4, b: -3 })).toMatchObject({ together: [] });
  });
});
