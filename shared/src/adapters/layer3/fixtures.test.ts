import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LocalObservation } from '../../facts/observation.ts';
import { layer3Adapter } from './adapter.ts';
import { testPages } from './test-pages.ts';
import { readFixture, fixture as text } from './testing/read.ts';

it('lists every fixture, and nothing that is not there', () => {
  expect(testPages.map(({ fixture }) => fixture).sort()).toEqual(readdirSync(path.join(import.meta.dirname, 'fixtures')).sort());
});

/** Campaigns, spaces, accounts, own participations and rejected entries that each fixture holds, counted by hand. */
const held: Record<(typeof testPages)[number]['fixture'], readonly [number, number, number, number, rejected: number]> = {
  'search-batch.json': [3, 2, 0, 0, 1],
  'task-list.json': [1, 1, 0, 0, 0],
  'activation-batch.json': [1, 1, 1, 1, 0],
  'stream.jsonl': [1, 1, 0, 0, 0],
  'collection-page.html': [3, 0, 1, 0, 0],
  'next-data-streak.json': [1, 1, 0, 1, 0],
  'assignment-users.json': [0, 0, 2, 0, 1],
  'landing.html': [0, 0, 0, 0, 0],
  'challenge.html': [0, 0, 0, 0, 0],
};

describe.each(testPages)('$fixture: $shows', ({ url, fixture }) => {
  const { observations, rejected, drift } = readFixture(fixture);

  it('gives what it holds, and no more', () => {
    const count = (kind: string) => observations.filter((found) => found.kind === kind).length;
    expect([count('campaign'), count('space'), count('profile'), count('participation'), rejected]).toEqual(held[fixture]);
    expect(drift).toBeUndefined();
  });

  it('gives observations that the rest of the product accepts', () => {
    for (const found of observations) expect(LocalObservation.parse(found)).toEqual(found);
  });

  it('keeps e-mail addresses, tokens and pictures’ ids to the page', () => {
    expect(text(fixture)).not.toBe('');
    expect(JSON.stringify(observations)).not.toMatch(/mail\.example|not-to-be-read|bafy/);
  });

  it('comes from an address that is read', () => {
    expect(layer3Adapter.accepts({ url, via: 'network' })).toBe(true);
  });
});
