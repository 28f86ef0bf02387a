import { describe, expect, it } from 'vitest';
import { Quantiles } from './quantiles.ts';

describe('a quantity that is not known exactly', () => {
  it('has three quantiles in order, which may be equal, and below nothing', () => {
    for (const good of [
      { p10: 1, p50: 2, p90: 3 },
      { p10: 2, p50: 2, p90: 2 },
      { p10: -3, p50: -2, p90: 0 },
    ])
      expect(Quantiles.parse(good)).toEqual(good);
  });

  it.each([
    [{ p10: 3, p50: 2, p90: 4 }, 'must be in order'],
    [{ p10: 1, p50: 4, p90: 3 }, 'must be in order'],
  ])('is refused as %o: it %s', (bad, why) => {
    expect(Quantiles.safeParse(bad).error?.issues.map(({ message }) => message)).toEqual([why]);
  });

  it.each([
    [{ p10: 1, p50: 2 }],
    [{ p10: 1, p50: 2, p90: Number.POSITIVE_INFINITY }],
    [{ p10: Number.NaN, p50: 2, p90: 3 }],
    [{ p10: 1, p50: 2, p90: 3, p99: 4 }],
  ])('is refused as %o', (bad) => {
    expect(Quantiles.safeParse(bad).success).toBe(false);
  });
});
