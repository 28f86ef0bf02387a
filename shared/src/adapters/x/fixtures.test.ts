import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LocalObservation } from '../../facts/observation.ts';
import { operationOf } from './operation.ts';
import { testPages } from './test-pages.ts';
import { readAnswer } from './testing/read.ts';

const folder = path.join(import.meta.dirname, 'fixtures');
const read = ({ url, fixture }: { url: string; fixture: string }) =>
  readAnswer(operationOf({ url }).name, readFileSync(path.join(folder, fixture), 'utf8'));

it('lists every fixture, and nothing that is not there', () => {
  expect(testPages.map(({ fixture }) => fixture).sort()).toEqual(readdirSync(folder).sort());
});

/** Posts, accounts and rejected entries that each page holds, counted by hand. */
const held: Record<(typeof testPages)[number]['fixture'], readonly [posts: number, profiles: number, rejected: number]> = {
  'account.g1.json': [0, 1, 0],
  'account.g2.json': [0, 1, 0],
  'account.g3.json': [0, 1, 0],
  'account-suspended.json': [0, 0, 0],
  'profile-posts.g1.json': [9, 3, 0],
  'profile-posts.g3.json': [9, 3, 0],
  'thread.json': [4, 3, 0],
  'search.json': [2, 2, 1],
  'home.g2.json': [4, 3, 0],
  'followers.json': [0, 2, 0],
  'bookmarks.json': [0, 0, 0],
};

describe.each(testPages)('$fixture: $shows', (page) => {
  it('gives what it holds, and no more', () => {
    const { observations, rejected, drift } = read(page);
    const count = (kind: string) => observations.filter((found) => found.kind === kind).length;
    expect([count('post'), count('profile'), rejected]).toEqual(held[page.fixture]);
    expect(drift).toBeUndefined();
  });

  it('gives observations that the rest of the product accepts', () => {
    for (const found of read(page).observations) expect(LocalObservation.parse(found)).toEqual(found);
  });
});
