import type { EpochMs } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import type { Entity } from '../../storage/entities.ts';
import { boardConcentration } from '../../ui/figures/board.ts';
import { boardRows } from './board-rows.ts';

const now = 1_790_000_000_000;
const entry = (n: number, fields: Record<string, unknown>, at = now): Entity<'board-entry'> => ({
  key: `kaito:board-entry:b:${n}`,
  platform: 'kaito',
  kind: 'board-entry',
  id: `b:${n}`,
  seen: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, observedAt: at as EpochMs, via: 'network' }])),
});

describe('the rows of a board', () => {
  it('stand by rank, with what changed since a day ago', () => {
    const entries = [entry(1, { rank: 2, handle: 'b' }), entry(2, { rank: 1, displayName: 'A' }), entry(3, { rank: 3 })];
    const before = new Map([
      ['kaito:board-entry:b:1', 5],
      ['kaito:board-entry:b:2', 1],
    ]);
    expect(boardRows(entries, before)).toMatchObject([
      { rank: 1, name: 'A', gained: 0 },
      { rank: 2, name: 'b', gained: 3 },
      { rank: 3, name: 'b:3', gained: undefined },
    ]);
  });

  it('leave out who was on the board only in an earlier state of it, and rows without a rank', () => {
    const entries = [entry(1, { rank: 1 }), entry(2, { rank: 2 }, now - 7 * 3_600_000), entry(3, { mindshare: 0.1 })];
    expect(boardRows(entries, new Map()).map(({ rank }) => rank)).toEqual([1]);
  });
});

describe('the concentration of a board', () => {
  const rows = (field: 'mindshare' | 'score', value: number) =>
    boardRows(
      Array.from({ length: 20 }, (_, at) => entry(at, { rank: at + 1, [field]: value })),
      new Map(),
    );

  it('is by share, or by score where there are no shares', () => {
    expect(boardConcentration(rows('mindshare', 0.01))).toMatchObject({ known: true, value: { n: 20 } });
    expect(boardConcentration(rows('score', 7))).toMatchObject({ known: true, value: { n: 20 } });
  });

  it('abstains on few rows and on negative points', () => {
    expect(boardConcentration([])).toEqual({ known: false, missing: ['rows'] });
    expect(boardConcentration(rows('score', -7))).toEqual({ known: false, missing: ['shares'] });
  });
});
