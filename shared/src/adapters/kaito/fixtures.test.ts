import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LocalObservation } from '../../facts/observation.ts';
import { kaitoAdapter } from './adapter.ts';
import { testPages } from './test-pages.ts';
import { readFixture } from './testing/read.ts';

it('lists every fixture, and nothing that is not there', () => {
  const there = readdirSync(path.join(import.meta.dirname, 'fixtures')).filter((name) => !name.endsWith('.request.json'));
  expect(testPages.map(({ fixture }) => fixture).sort()).toEqual(there.sort());
});

/** Boards, entries, accounts and rejected rows that each fixture holds, counted by hand. */
const held: Record<(typeof testPages)[number]['fixture'], readonly [boards: number, entries: number, profiles: number, rejected: number]> =
  {
    'top-leaderboard.json': [1, 3, 3, 1],
    'tunnel-leaderboard.json': [1, 2, 2, 0],
    'ticker-heatmap.json': [1, 2, 0, 0],
    'voices-sector-leaderboard.json': [1, 2, 2, 0],
    'company-mindshare-delta-all.json': [2, 2, 0, 0],
    'mindshare-history.json': [1, 2, 0, 1],
    'yaps.json': [0, 0, 1, 0],
    'error.json': [0, 0, 0, 0],
  };

describe.each(testPages)('$fixture: $shows', ({ url, fixture }) => {
  const { observations, rejected, drift } = readFixture(fixture);

  it('gives what it holds, and no more', () => {
    const count = (kind: string) => observations.filter((found) => found.kind === kind).length;
    expect([count('board'), count('board-entry'), count('profile'), rejected]).toEqual(held[fixture]);
    expect(drift).toBeUndefined();
  });

  it('gives observations that the rest of the product accepts', () => {
    for (const found of observations) expect(LocalObservation.parse(found)).toEqual(found);
  });

  it('comes from an address that is captured', () => {
    expect(kaitoAdapter.accepts({ url, via: 'network' })).toBe(true);
  });
});
