import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EpochMs } from '../units.ts';
import { coarse, confidence, disagreement, factValue, relativeDeviation } from './evidence.ts';
import type { Outcome } from './outcome.ts';
import type { Word } from './word.ts';

describe('the number of clusters as it is stated', () => {
  it.each([
    [0, 0],
    [3, 3],
    [10, 10],
    [11, 10],
    [12, 12],
    [13, 12],
    [19, 18],
    [20, 20],
    [24, 20],
    [25, 25],
    [49, 45],
    [50, 50],
    [59, 50],
    [99, 90],
    [100, 100],
    [119, 100],
    [120, 120],
    [999, 900],
    [1_000, 1_000],
    [12_345, 12_000],
  ])('of %i is %i', (n, stated) => {
    expect(coarse(n)).toBe(stated);
  });

  it('never exceeds the real one, never falls when it grows, and is off by a fifth at most', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (n) => {
        expect(coarse(n)).toBeLessThanOrEqual(n);
        expect(coarse(n)).toBeGreaterThanOrEqual(n * 0.8);
        expect(coarse(n + 1)).toBeGreaterThanOrEqual(coarse(n));
        expect(coarse(coarse(n))).toBe(coarse(n));
      }),
    );
  });
});

it.each([
  [0, 0, 0],
  [0, 5, 0],
  [1, 1, 0.21],
  [3, 3, 0.44],
  [30, 30, 0.89],
  [10, 20, 0.3],
])('%i of %i make a confidence of %f', (k, n, expected) => {
  expect(confidence(k, n)).toBe(expected);
});

it.each([
  [100, [100, 100, 100], 0],
  [100, [99, 100, 101], 0.01],
  [100, [90, 100, 113], 0.1],
  [100, [88, 100, 113], 0.2],
  [-100, [-150, -100, -50], 0.5],
  [0, [0, 0, 5], 0],
  [0, [0, 3, 5], 1],
  [1, [1, 1e30, 1e30], 1e9],
  [100, [100, 99.95, 99.95], 0.001],
  [1_000, [1, 900_000, 900_000], 1_000],
])('around %d, %j deviate by %d', (value, values, expected) => {
  expect(relativeDeviation(value, values)).toBe(expected);
});

it.each([
  [3, 3, 0],
  [2, 3, 0.35],
  [1, 2, 0.5],
  [99, 100, 0],
])('%i of %i disagree by %d', (supporting, considered, expected) => {
  expect(disagreement(supporting, considered)).toBe(expected);
});

it('states when it was last seen to a quarter of an hour, and how many of how many say so', () => {
  const word = (minute: number): Word => ({
    value: 'x',
    key: 'x',
    observedAt: Date.UTC(2026, 10, 1, 12, minute, 7) as EpochMs, // a time
    weight: 1,
    extractor: undefined,
  });
  const outcome: Outcome = {
    value: 'x',
    agreed: true,
    supporting: Array.from({ length: 13 }, (_, n) => word(n + 17)),
    considered: 21,
    spread: 0.4,
    supports: () => true,
    contradicts: () => false,
    torn: false,
  };
  expect(factValue('mode-quorum', outcome)).toEqual({
    value: 'x',
    evidence: {
      n: 12,
      observedAt: Date.UTC(2026, 10, 1, 12, 15),
      spread: 0.4,
      confidence: confidence(12, 20),
      method: 'mode-quorum',
      status: 'agreed',
    },
  });
  expect(factValue('median', { ...outcome, agreed: false }).evidence.status).toBe('unconfirmed');
});
