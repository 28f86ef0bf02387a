import 'fake-indexeddb/auto';
import { noRoiDocument } from '@infofi-lens/shared/catalogue/roi-document';
import type { EpochMs } from '@infofi-lens/shared/units';
import { beforeEach, expect, it } from 'vitest';
import { openDb } from '../../storage/db.ts';
import { crowdKnowledge } from '../../storage/roi/knowledge.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { roiDocuments } from './roi-documents.ts';

let store: Store;
let now: EpochMs;
beforeEach(() => {
  store = createStore(openDb(`roi-documents-${crypto.randomUUID()}`), null);
  now = 1_790_000_000_000 as EpochMs;
});
const take = (name: string, document: object) => {
  now = (now + 1) as EpochMs;
  return roiDocuments(store, () => now)[name]?.(JSON.stringify(document));
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
