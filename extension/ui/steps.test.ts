import type { EpochMs } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import { steps } from './steps.ts';

const at = (ms: number) => (1_790_000_000_000 + ms) as EpochMs;
const box = { width: 100, height: 20 };

describe('a sparkline', () => {
  it('holds each value until the next and the last until now', () => {
    const points = [
      { at: at(0), value: 10 },
      { at: at(50), value: 20 },
    ];
    expect(steps(points, at(100), box)).toBe('M0 20H50V0H100');
  });

  it('runs through the middle when nothing moves', () => {
    const points = [
      { at: at(0), value: 5 },
      { at: at(10), value: 5 },
    ];
    expect(steps(points, at(10), box)).toBe('M0 10H100V10H100');
  });

  it('is no line for one value or none, and never divides by zero', () => {
    expect(steps([], at(0), box)).toBeUndefined();
    expect(steps([{ at: at(0), value: 1 }], at(0), box)).toBeUndefined();
    expect(
      steps(
        [
          { at: at(0), value: 1 },
          { at: at(0), value: 2 },
        ],
        at(0),
        box,
      ),
    ).toBe('M0 20H0V0H100');
  });
});
