import type { EpochMs } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import { ago, amount, change, count, duration, exactCount, left, percent, points, usd } from './format.ts';

const now = 1_790_000_000_000 as EpochMs;
const before = (ms: number) => (now - ms) as EpochMs;

describe('numbers as people read them', () => {
  it.each([
    [0, '0'],
    [248, '248'],
    [9_999, '9,999'],
    [15_916, '15.9K'],
    [1_234_567, '1.2M'],
  ])('shortens the count %d to %s', (value, text) => expect(count(value)).toBe(text));

  it('keeps the exact count at hand', () => expect(exactCount(15_916)).toBe('15,916'));

  it.each([
    [12, '+12'],
    [-3, '−3'],
    [0, '±0'],
  ])('gives the change %d its sign', (value, text) => expect(change(value)).toBe(text));

  it.each([
    [0, '$0.00'],
    [0.004, '< $0.01'],
    [8, '$8.00'],
    [1_240.4, '$1,240'],
    [-3.5, '−$3.50'],
  ])('writes %d dollars as %s', (value, text) => expect(usd(value)).toBe(text));

  it.each([
    [0, '0%'],
    [0.00002, '< 0.01%'],
    [0.008686, '0.87%'],
    [0.0201, '2%'],
    [0.5, '50%'],
    [0.99999, '> 99.9%'],
    [1, '100%'],
  ])('writes the share %d as %s', (value, text) => expect(percent(value)).toBe(text));

  it('writes a difference of shares in points', () => {
    expect(points(0.0012)).toBe('+0.12 pp');
    expect(points(-0.0012)).toBe('−0.12 pp');
    expect(points(0.00001)).toBe('±0 pp');
  });

  it('groups an amount without rounding it through a double', () => {
    expect(amount('123456789012345678901.5')).toBe('123,456,789,012,345,678,901.5');
    expect(amount('20')).toBe('20');
    expect(amount('0.0000001')).toBe('< 0.000001');
    expect(amount('0')).toBe('0');
  });
});

describe('times as people read them', () => {
  it.each([
    [59_000, '< 1 min'],
    [12 * 60_000, '12 min'],
    [130 * 60_000, '2 h 10 min'],
    [2 * 3_600_000, '2 h'],
    [76 * 3_600_000, '3 d 4 h'],
    [40 * 86_400_000, '40 d'],
  ])('writes %d ms as %s', (ms, text) => expect(duration(ms)).toBe(text));

  it('never says that something was seen in the future', () => {
    expect(ago(before(-5_000), now)).toBe('now');
    expect(ago(before(5 * 60_000), now)).toBe('5 min ago');
    expect(ago(before(50 * 3_600_000), now)).toBe('2 d ago');
  });

  it('has no time left once the time has come', () => {
    expect(left(now, now)).toBeUndefined();
    expect(left((now + 3_600_000) as EpochMs, now)).toBe('1 h');
  });
});
