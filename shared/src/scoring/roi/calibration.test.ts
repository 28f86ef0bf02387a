import { describe, expect, it } from 'vitest';
import { Calibration } from '../../contracts/calibration.ts';
import { calibrationOf, type Judged } from './calibration.ts';
import { at, day } from './testing/inputs.ts';

const one = (change: Partial<Judged> = {}): Judged => ({
  platform: 'galxe',
  knownAt: at(0),
  said: [1, 2, 4],
  realised: 3,
  median: [0, 1, 2],
  similar: [3, 3, 3],
  ...change,
});
const row = (judged: readonly Judged[]) => calibrationOf(judged).all;

describe('calibration', () => {
  it('says nothing of nothing', () => {
    expect(calibrationOf([])).toEqual({ platforms: [], months: [], reliability: [] });
  });

  it('is what one works out by hand', () => {
    // Within the band twice of three; losses (0.1·2 + 0.5·1 + 0.1·1) / 3, (0.1·4 + 0.5·3 + 0.9·1) / 3, (0.9·1 + 0.5·2 + 0.1·4) / 3.
    const found = row([one(), one({ realised: 5 }), one({ realised: 0 })]);
    expect(found?.n).toBe(3);
    expect(found?.coverage).toBeCloseTo(1 / 3, 9);
    expect(found?.loss).toBeCloseTo((0.8 / 3 + 2.8 / 3 + 2.3 / 3) / 3, 9);
    expect(found?.bias).toBeCloseTo(2 - 8 / 3, 9);
    expect(found).toMatchObject({ predicted: 2, realised: 3 });
  });

  it('compares with both baselines on the same campaigns', () => {
    const found = row([one()]);
    expect(found?.baselines.similar).toBe(0);
    expect(found?.baselines.median).toBeCloseTo((0.1 * 3 + 0.5 * 2 + 0.9 * 1) / 3, 9);
  });

  it('counts the ends of the band as within it', () => {
    expect(row([one({ realised: 1 }), one({ realised: 4 })])?.coverage).toBe(1);
  });

  it('goes by platform and by month, the newest first', () => {
    const found = calibrationOf([one(), one({ platform: 'layer3', knownAt: at(-31) }), one({ knownAt: at(-31) })]);
    expect(found.platforms.map(({ platform, n }) => [platform, n])).toEqual([
      ['galxe', 2],
      ['layer3', 1],
    ]);
    expect(found.months.map(({ month, n }) => [month, n])).toEqual([
      ['2026-09', 1],
      ['2026-08', 2],
    ]);
    const late = calibrationOf([one({ knownAt: at(-62) }), one(), one({ knownAt: at(-31) })]);
    expect(late.months.map(({ month }) => month)).toEqual(['2026-09', '2026-08', '2026-07']);
    const old = Array.from({ length: 40 }, (_, back) => one({ knownAt: at(-31 * back) }));
    expect(calibrationOf(old).months).toHaveLength(24);
    expect(Calibration.safeParse({ at: at(0), waiting: 0, ...calibrationOf(old) }).success).toBe(true);
  });

  it('groups what was promised alike, each campaign in one group', () => {
    const judged = Array.from({ length: 57 }, (_, n) => one({ said: [n, n + 1, n + 2], realised: n + 1, knownAt: at(-n / day) }));
    const { reliability } = calibrationOf(judged);
    expect(reliability).toHaveLength(10);
    expect(reliability.reduce((sum, { n }) => sum + n, 0)).toBe(57);
    expect(reliability.map(({ p50 }) => p50)).toEqual(reliability.map(({ realised }) => realised));
    expect(reliability.map(({ p50 }) => p50)).toEqual([...reliability.map(({ p50 }) => p50)].sort((a, b) => a - b));
    expect(calibrationOf([...judged].reverse()).reliability).toEqual(reliability);
    expect(calibrationOf(judged.slice(0, 4)).reliability).toEqual([]);
  });
});
