import { describe, expect, it } from 'vitest';
import { closes, opens } from './breaker.ts';

const calm = { recent: 0, past: 0, pastHours: 0, entities: 0 };

describe('a circuit breaker', () => {
  it('stays shut while few values are replaced, however new and small the place is', () => {
    expect(opens({ ...calm, recent: 12 })).toBeUndefined();
    expect(opens({ ...calm, recent: 13 })).toBe('13 agreed values were about to be replaced within 2 hours; up to 12 are normal here.');
  });

  it('opens in a small place when more is replaced than half of what there is', () => {
    expect(opens({ ...calm, entities: 39, recent: 20 })).toBeUndefined();
    expect(opens({ ...calm, entities: 39, recent: 21 })).toContain('up to 20 are normal');
  });

  it('opens in a larger one without a past when more than a hundred are', () => {
    expect(opens({ ...calm, entities: 4_000, recent: 100 })).toBeUndefined();
    expect(opens({ ...calm, entities: 4_000, recent: 101 })).toContain('up to 100 are normal');
  });

  it('knows what is usual: many changes a day are normal where there always were many', () => {
    const busy = { ...calm, past: 16_800, pastHours: 168 };
    expect(opens({ ...busy, recent: 1_600 })).toBeUndefined();
    expect(opens({ ...busy, recent: 1_601 })).toContain('1600 are normal');
  });

  it('allows a large place two in a hundred', () => {
    expect(opens({ ...calm, entities: 50_000, recent: 1_000 })).toBeUndefined();
    expect(opens({ ...calm, entities: 50_000, recent: 1_001 })).toBeDefined();
  });

  it('closes only when letting go would replace no more than is normal', () => {
    const there = { ...calm, entities: 4_000 };
    expect(closes(there, 101)).toBe(false);
    expect(closes({ ...there, recent: 60 }, 41)).toBe(false);
    expect(closes({ ...there, recent: 60 }, 40)).toBe(true);
  });
});
