import type { Standing } from '@infofi-lens/shared/consensus/assess/report';
import type { Ratio } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import type { Past } from '../../stores/standing-store.ts';
import { assessApart } from './assess-apart.ts';
import { standingsFrom } from './standings.ts';

const prior = 0.83 as Ratio; // a share
const none = { right: 0, wrong: 0, repeated: 0 };
const past = (no: number, record: Past['record'], more: Partial<Past> = {}): Past => ({
  no,
  cluster: null,
  trust: null,
  record,
  firstSteps: none,
  ...more,
});
const nobody = { standings: new Map<string, Standing>() };
const seen = (of: Record<string, Partial<Standing>>) => ({
  standings: new Map(Object.entries(of).map(([name, one]) => [name, { cluster: name, reliability: prior, items: 50, ...one }])),
});

describe('standings', () => {
  it('follow the record: those often right are trusted more than a newcomer, those often wrong less', () => {
    const { newcomerTrust, changes } = standingsFrom(
      [past(1, { right: 100, wrong: 0, repeated: 0 }), past(2, { right: 0, wrong: 20, repeated: 0 })],
      nobody,
      prior,
    );
    expect(newcomerTrust).toBe(prior);
    expect(changes).toEqual([
      { no: 1, cluster: null, trust: 0.95 },
      { no: 2, cluster: null, trust: 0.28 },
    ]);
  });

  it('stay where they are for little: each move makes facts be settled again', () => {
    expect(standingsFrom([past(1, { right: 1, wrong: 0, repeated: 0 })], nobody, prior).changes).toEqual([]);
    expect(standingsFrom([past(1, { right: 100, wrong: 0, repeated: 0 }, { trust: 0.94 })], nobody, prior).changes).toEqual([]);
  });

  it('expect less of newcomers when those before them were wrong', () => {
    const wrong = Array.from({ length: 30 }, (_, no) => past(no + 1, none, { firstSteps: { right: 0, wrong: 500, repeated: 0 } }));
    expect(standingsFrom(wrong, nobody, prior).newcomerTrust).toBeLessThan(0.5);
  });

  it('join those who are one, and part them when they are seen not to be', () => {
    const together = seen({ '3': { cluster: '3' }, '4': { cluster: '3' }, '5': {} });
    expect(standingsFrom([], together, prior).changes).toEqual([
      { no: 3, cluster: 3, trust: null },
      { no: 4, cluster: 3, trust: null },
    ]);
    const before = [past(3, none, { cluster: 3 }), past(4, none, { cluster: 3 }), past(9, none, { cluster: 3 })];
    expect(standingsFrom(before, seen({ '3': {}, '4': {} }), prior).changes).toEqual([
      { no: 3, cluster: null, trust: null },
      { no: 4, cluster: null, trust: null },
    ]);
  });

  it('do not trust somebody who is no better than a coin, whatever the record says', () => {
    const coin = seen({ '1': { reliability: 0.3 as Ratio } }); // a share
    expect(standingsFrom([past(1, { right: 100, wrong: 0, repeated: 0 })], coin, prior).changes).toEqual([
      { no: 1, cluster: null, trust: 0.3 },
    ]);
    const few = seen({ '1': { reliability: 0.3 as Ratio, items: 9 } }); // a share
    expect(standingsFrom([past(1, none)], few, prior).changes).toEqual([]);
  });
});

it.each([2, 101])('an assessment of %i claims is made, in a thread of its own when there are many', async (many) => {
  const claims = Array.from({ length: many }, (_, n) => ({
    entity: 'e',
    kind: 'campaign' as const,
    contributor: n + 1,
    fields: { name: [1_763_640_000_000, 'Same'] as const },
  }));
  const { standings } = await assessApart({ claims, arrivals: [], ties: [] });
  expect(standings.size).toBe(many);
});
