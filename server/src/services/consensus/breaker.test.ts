import { describe, expect, it } from 'vitest';
import { closes, opens } from './breaker.ts';

const calm = { recent: 0, past: 0, pastHours: 0, entities: 0 };

describe('a circuit breaker', () => {
  it('stays shut while few values are replaced, however new the place is', () => {
    expect(opens({ ...calm, recent: 100 })).toBeUndefined();
  });

  it('opens when more is replaced than a platform without a past may', () => {
    expect(opens({ ...calm, recent: 101 })).toBe('101 agreed values were about to be replaced within 2 hours; up to 100 are normal here.');
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
    expect(closes(calm, 101)).toBe(false);
    expect(closes({ ...calm, recent: 60 }, 41)).toBe(false);
    expect(closes({ ...calm, recent: 60 }, 40)).toBe(true);
  });
});
