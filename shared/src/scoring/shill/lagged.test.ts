import { describe, expect, it } from 'vitest';
import { lagged, laggedTest } from './lagged.ts';
import { permutationCount, permutationsFrom } from './permutations.ts';

const permutations = permutationsFrom(1);
const days = (...values: number[]) => Float64Array.from(values);

/** Pearson's correlation of ranks as the books have it. */
function spearman(posts: readonly number[], gains: readonly number[]): number {
  const rank = (all: readonly number[], value: number) =>
    all.filter((other) => other < value).length + (all.filter((other) => other === value).length + 1) / 2;
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const y = gains.map((value) => rank(gains, value));
  const [mx, my] = [mean(posts), mean(y)];
  const sum = (of: (nth: number) => number) => posts.reduce((all, _, nth) => all + of(nth), 0);
  const dx = (nth: number) => (posts[nth] ?? 0) - mx;
  const dy = (nth: number) => (y[nth] ?? 0) - my;
  return sum((n) => dx(n) * dy(n)) / Math.sqrt(sum((n) => dx(n) ** 2) * sum((n) => dy(n) ** 2));
}

describe('correlation at a lag', () => {
  const posts = [0, 2, 0, 1, 0, 3, 0, 0, 4, 0, 1, 0, 2, 0];

  it('is 1 where gains follow posts exactly, and says after how many days', () => {
    for (const lag of [0, 1, 2, 3]) {
      const gains = Array.from({ length: posts.length }, (_, day) => posts[day - lag] ?? 7 + day);
      if (lag === 0) expect(gains).toEqual(posts);
      const found = lagged(days(...posts), days(...gains), permutations);
      expect(found.lag).toBe(lag);
      expect(found.correlation).toBeGreaterThan(0.95);
    }
    expect(lagged(days(...posts), days(...posts), permutations).correlation).toBeCloseTo(1, 12);
  });

  it('is what the definition gives, at the best lag, also where days are missing', () => {
    const gains = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7];
    for (const missing of [[], [4], [0, 7, 8]]) {
      const known = gains.map((gain, day) => (missing.includes(day as never) ? Number.NaN : gain));
      const ranksOfPosts = posts.map((one) => posts.filter((o) => o < one).length + (posts.filter((o) => o === one).length + 1) / 2);
      const byLag = [0, 1, 2, 3].map((lag) => {
        const pairs = posts.flatMap((_, day) => {
          const gain = known[day + lag];
          return gain === undefined || Number.isNaN(gain) ? [] : [[ranksOfPosts[day] ?? 0, gain] as const];
        });
        return spearman(
          pairs.map(([rank]) => rank),
          pairs.map(([, gain]) => gain),
        );
      });
      const found = lagged(days(...posts), days(...known), permutations);
      expect(found.correlation).toBeCloseTo(Math.max(...byLag), 10);
      expect(found.lag).toBe(byLag.indexOf(Math.max(...byLag)));
    }
  });

  it('says for each permutation what it would be with the days in that order', () => {
    const gains = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7];
    const { byChance } = lagged(days(...posts), days(...gains), permutations);
    expect(byChance).toHaveLength(permutationCount);
    const orders = permutations(posts.length);
    for (const nth of [0, 1, 198]) {
      const moved = new Float64Array(posts.length);
      posts.forEach((many, day) => {
        moved[orders[nth * posts.length + day] ?? 0] = many;
      });
      expect(byChance[nth]).toBeCloseTo(lagged(moved, days(...gains), permutations).correlation, 10);
    }
  });

  it('is 0 where nothing varies', () => {
    expect(lagged(days(1, 1, 1, 1, 1), days(1, 2, 3, 4, 5), permutations).correlation).toBe(0);
    expect(lagged(days(1, 2, 3, 4, 5), days(2, 2, 2, 2, 2), permutations).correlation).toBe(0);
  });
});

it('remembers what it tested, and tells apart what is not the same', () => {
  const test = laggedTest(permutations);
  const [posts, gains] = [days(1, 0, 2, 0, 3), days(1, 2, Number.NaN, 4, 5)];
  const found = test(posts, gains);
  expect(test(posts.slice(), gains.slice())).toBe(found);
  expect(test(days(1, 0, 2, 0, 4), gains)).not.toBe(found);
  expect(test(posts, days(1, 2, 3, 4, 5))).not.toBe(found);
  expect(test(days(1, 0, 2), days(1, 2, Number.NaN))).not.toBe(found);
});
