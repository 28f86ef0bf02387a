import { describe, expect, it } from 'vitest';
import type { Consensus } from '../../facts/field.ts';
import type { EpochMs } from '../../units.ts';
import { reportOf } from './report-of.ts';

const made = (consensus: Consensus, value: unknown, observedAt = 0, page?: string) =>
  reportOf(
    { consensus },
    { name: 'galxe:campaign:GC1 name', page, contributor: 'c' },
    { cluster: 1, value, observedAt: observedAt as EpochMs }, // a time
  );
const median = (tolerance: number): Consensus => ({ rule: 'median', windowMs: 1_000, tolerance });

describe('a claim as a report', () => {
  it('is about entity and field, by its contributor', () => {
    expect(made({ rule: 'mode-quorum' }, 'Gas')).toEqual({ item: 'galxe:campaign:GC1 name', contributor: 'c', value: 'string:Gas' });
  });

  it('is none where the field is not for the crowd', () => {
    expect(made({ rule: 'none' }, 'Gas')).toBeUndefined();
  });

  it('of what may change is compared within one window', () => {
    const item = (observedAt: number) => made({ rule: 'latest-quorum', windowMs: 1_000 }, 'Gas', observedAt)?.item;
    expect([item(0), item(999), item(1_000), item(5_500)].map((name) => name?.slice(-2))).toEqual([' 0', ' 0', ' 1', ' 5']);
  });

  it('of a page was read together with what stood on it in the same window', () => {
    expect(made({ rule: 'mode-quorum' }, 'Gas', 5_500, 'top')?.page).toBe('top');
    expect(made({ rule: 'latest-quorum', windowMs: 1_000 }, 'Gas', 5_500, 'top')?.page).toBe('top 5');
  });

  it.each([
    { value: 1, tolerance: 0.05, step: '0' },
    { value: 100, tolerance: 0.05, step: '25' },
    { value: 105, tolerance: 0.05, step: '26' },
    { value: 110, tolerance: 0.05, step: '26' },
    { value: -100, tolerance: 0.05, step: '-25' },
    { value: 0.01, tolerance: 0.05, step: '-25' },
    { value: 0, tolerance: 0.05, step: '0' },
    { value: 100, tolerance: 0.02, step: '60' },
    { value: 100.5, tolerance: 0, step: '100.5' },
    { value: -3, tolerance: 0, step: '-3' },
  ])('of a number is the step $step for $value at a tolerance of $tolerance', ({ value, tolerance, step }) => {
    expect(made(median(tolerance), value)?.value).toBe(step);
  });

  it('of something else than a number is itself, and so is a number that has no tolerance', () => {
    expect(made(median(0.05), 'many')?.value).toBe('string:many');
    expect(made({ rule: 'mode-quorum' }, 100)?.value).toBe('number:100');
  });
});
