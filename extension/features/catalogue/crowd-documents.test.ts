import 'fake-indexeddb/auto';
import { noRoiDocument } from '@infofi-lens/shared/catalogue/roi-document';
import type { EpochMs } from '@infofi-lens/shared/units';
import { beforeEach, expect, it } from 'vitest';
import { openDb } from '../../storage/db.ts';
import { crowdKnowledge } from '../../storage/roi/knowledge.ts';
import { crowdShill } from '../../storage/shill/crowd.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { crowdDocuments } from './crowd-documents.ts';

let store: Store;
let now: EpochMs;
beforeEach(() => {
  store = createStore(openDb(`crowd-documents-${crypto.randomUUID()}`), null);
  now = 1_790_000_000_000 as EpochMs;
});
const take = (name: string, document: object) => {
  now = (now + 1) as EpochMs;
  return crowdDocuments(store, () => now)[name]?.(JSON.stringify(document));
};
const document = (minutes: number) => ({ ...noRoiDocument, madeAt: now, campaigns: [['galxe', 'GC1', minutes, 3]] });
const minutesOf = async () => (await crowdKnowledge(store)).of.minutesOf('galxe:campaign:GC1')?.minutes;

it('a document that comes takes the place of the one before, for every estimate from then on', async () => {
  expect(await minutesOf()).toBeUndefined();
  expect(await take('roi', document(20))).toBeUndefined();
  expect(await minutesOf()).toBe(20);
  await take('roi', document(30));
  expect(await minutesOf()).toBe(30);
});

it('one that can not be read is refused with the reason, and what was held goes on to hold', async () => {
  await take('roi', document(20));
  expect(await take('roi', { ...document(30), format: 2 })).toMatch(/^format: /);
  expect(await take('roi-model', { version: 'roi-nonsense' })).toMatch(/^\w+: /);
  expect(await minutesOf()).toBe(20);
  expect(await store.documents.get('roi-model')).toBeUndefined();
});

it('scores of people are those of the document that came last: who left is in it no more', async () => {
  const scores = (people: unknown[]) => take('shill-scores', { format: 1, windowDays: 30, at: now, people });
  expect(await crowdShill(store, 'x:12')).toBeUndefined();
  expect(await scores([['x:12', 71, 0.6]])).toBeUndefined();
  expect(await crowdShill(store, 'x:12')).toEqual({ score: 71, confidence: 0.6, at: 1_790_000_000_000 });
  expect(await scores([['x:13', 101, 0.6]])).toMatch(/^people/);
  expect(await crowdShill(store, 'x:12')).toMatchObject({ score: 71 });
  await scores([['x:13', 50, 0.6]]);
  expect(await crowdShill(store, 'x:12')).toBeUndefined();
});
