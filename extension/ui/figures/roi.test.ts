import type { Quantiles } from '@infofi-lens/shared/scoring/quantiles';
import { expect, it } from 'vitest';
import { bandUsd, hoursText, rangedUsd } from './roi.ts';

const of = (p10: number, p50: number, p90: number) => ({ p10, p50, p90 }) as Quantiles;

it('says a range beside its middle', () => {
  expect(rangedUsd(of(3, 12, 40))).toBe('$12 ($3–$40)');
  expect(rangedUsd(of(-1, 2, 4))).toBe('$2 (−$1 to $4)');
  expect(hoursText(of(0.3, 0.5, 1.2))).toBe('0.5 h (0.3–1.2)');
});

it('says no range whose ends look the same', () => {
  expect(rangedUsd(of(93.1, 93.2, 93.3))).toBe('$93');
  expect(bandUsd(of(93.1, 93.2, 93.3))).toBe('$93');
  expect(hoursText(of(0.501, 0.5, 0.502))).toBe('0.5 h');
});
