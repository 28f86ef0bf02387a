import { describe, expect, it } from 'vitest';
import { isRight, movedBy } from './range.ts';

describe('a shown number', () => {
  it('is right between everything that would be right, and within the tolerance beside it', () => {
    const right = [1_000, 1_100];
    expect(isRight(1_050, right, 0.02)).toBe(true);
    expect(isRight(1_121, right, 0.02)).toBe(true);
    expect(isRight(1_123, right, 0.02)).toBe(false);
    expect(isRight(979, right, 0.02)).toBe(false);
  });

  it('may be off by one where counts are small', () => {
    expect(isRight(4, [3], 0)).toBe(true);
    expect(isRight(5, [3], 0)).toBe(false);
  });

  it('is said to have moved by its distance from the nearest of them', () => {
    expect(movedBy(2_200, [1_000, 1_100])).toBeCloseTo(1);
    expect(movedBy(500, [1_000, 1_100])).toBeCloseTo(0.5);
    expect(movedBy(1_020, [1_000, 1_100])).toBe(0);
  });
});

it('a word, a time or a list is right when it is exactly one of them, whatever the order of keys', () => {
  expect(isRight('ended', ['active', 'ended'], undefined)).toBe(true);
  expect(isRight(null, [1_700_000_000_000], undefined)).toBe(false);
  expect(isRight([{ kind: 'token', symbol: 'OP' }], [[{ symbol: 'OP', kind: 'token' }]], undefined)).toBe(true);
  expect(isRight(1_700_000_000_001, [1_700_000_000_000], undefined)).toBe(false);
});
