import 'fake-indexeddb/auto';
import { shillDocumentName } from '@infofi-lens/shared/catalogue/shill-document';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import { beforeEach, expect, it } from 'vitest';
import { columnsOf } from '../columns.ts';
import { openDb } from '../db.ts';
import { createStore, type Store } from '../store.ts';
import { ownShillInput, personAt } from './own.ts';
import { shillTold } from './told.ts';
import { topicsIn } from './topics.ts';

const now = 1_790_000_000_000 as EpochMs;
const days = (n: number) => (now + n * 86_400_000) as EpochMs;
let store: Store;
beforeEach(() => {
  store = createStore(openDb(`shill-${crypto.randomUUID()}`), null);
});

function saw(platform: PlatformId, kind: Kind, id: string, values: Record<string, unknown>) {
  const seen = Object.entries(values).map(([name, value]) => [name, { value, observedAt: now, via: 'network', adapter: `${platform}@1` }]);
  const of = { key: `${platform}:${kind}:${id}`, platform, kind, id, fields: Object.fromEntries(seen) } as const;
  return store.facts.put([{ ...of, firstSeen: now, lastSeen: now, age: now, ...columnsOf(of, (name) => values[name]) }]);
}
async function sawPosts(n: number, values: Record<string, unknown> = {}) {
  for (let at = 1; at <= n; at++)
    await saw('x', 'post', `${at}`, { authorId: '12', createdAt: days(-at), views: 1_000, likes: 20 + at, ...values });
}
const sawProfile = () => saw('x', 'profile', '12', { handle: 'Lumio', followers: 900 });
const inputOf = (profile: 'x:profile:12' | 'kaito:profile:12') => ownShillInput(store, profile, 'x:12', { at: now, windowDays: 30 });

it('scores an account from its posts that were seen, wherever on the platforms it was met', async () => {
  await sawProfile();
  await sawPosts(12);
  const told = await shillTold(store, 'x:profile:12', now, 30);
  expect(told).toMatchObject({ own: { status: 'scored', windowDays: 30 }, posts: 12, crowd: undefined });
  expect((await shillTold(store, 'kaito:profile:12', now, 30))?.own).toEqual(told?.own);
  expect(personAt('galxe:campaign:12')).toBeUndefined();
});

it('looks back as far as it is asked to', async () => {
  await sawProfile();
  await sawPosts(12);
  expect(await shillTold(store, 'x:profile:12', now, 7)).toMatchObject({ own: { windowDays: 7 }, posts: 6 });
});

it('says what is missing when nothing was seen, and whether X is read at all', async () => {
  const told = await shillTold(store, 'x:profile:12', now, 30);
  expect(told).toMatchObject({ own: { status: 'insufficient_evidence' }, posts: 0, readsX: false });
  expect(told?.own.components[0]).toMatchObject({ known: false, missing: [{ what: 'posts', have: 0, need: 3 }, { what: 'views' }] });
  await store.atOnce(() => store.settings.change({ platforms: { x: { enabled: true } } }));
  expect(await shillTold(store, 'x:profile:12', now, 30)).toMatchObject({ readsX: true });
});

it('takes the places of the same X account on boards, by what the board counts in, and not those of another with a like name', async () => {
  await sawProfile();
  await saw('kaito', 'board', 'b', { topic: 'NEXA' });
  await saw('kaito', 'board-entry', 'b:12', { boardId: 'b', subjectId: '12', handle: 'lumio', rank: 3, mindshare: 0.02 });
  await saw('kaito', 'board-entry', 'b:13', { boardId: 'b', subjectId: '13', handle: 'lumio', rank: 4 });
  const moved = (entity: 'kaito:board-entry:b:12' | 'kaito:board-entry:b:13', field: string, n: number, value: number) =>
    store.history.put([{ entity, field, observedAt: days(n), value }]);
  await moved('kaito:board-entry:b:12', 'rank', -40, 9);
  await moved('kaito:board-entry:b:12', 'mindshare', -40, 0.01);
  await moved('kaito:board-entry:b:12', 'mindshare', -2, 0.02);
  await moved('kaito:board-entry:b:13', 'rank', -2, 4);
  const { boards, joined } = await inputOf('kaito:profile:12');
  const values = [
    { at: days(-30), value: 0.01 },
    { at: days(-2), value: 0.02 },
  ];
  expect(boards).toEqual([{ id: 'kaito:board-entry:b:12', platform: 'kaito', better: 'more', values }]);
  expect(joined).toBe(0.95);
  await sawPosts(1, { text: 'gm $NEXA' });
  expect((await inputOf('x:profile:12')).boards).toMatchObject([{ topic: 'nexa' }]);
});

it('finds a topic in a text only as words of their own', () => {
  const boards = [{ topic: 'nexa' }, { topic: 'mega eth' }, {}];
  expect(topicsIn('On #Nexa and @mega_eth', boards)).toEqual(['nexa', 'mega eth']);
  expect(topicsIn('nexal', boards)).toEqual([]);
  expect(topicsIn(undefined, boards)).toBeUndefined();
});

it('tells others’ score with the people who vouch for it, which a document of before does not say', async () => {
  const people = [
    ['x:12', 71, 0.6, 17],
    ['x:13', 50, 0.5],
  ];
  const text = JSON.stringify({ format: 1, windowDays: 30, at: now, people });
  await store.documents.put({ name: shillDocumentName, text, takenAt: now });
  expect((await shillTold(store, 'x:profile:12', now, 30))?.crowd).toEqual({ score: 71, confidence: 0.6, at: now, people: 17 });
  expect((await shillTold(store, 'x:profile:13', now, 30))?.crowd).toEqual({ score: 50, confidence: 0.5, at: now, people: undefined });
});
