import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';

const told = vi.hoisted(() => {
  const list: { tab: number; data: unknown }[] = [];
  vi.stubGlobal('chrome', {
    runtime: { id: 'abcdef' },
    i18n: { getUILanguage: () => 'en-US' },
    tabs: {
      query: async ({ url }: { url: string[] }) => (url.some((pattern) => pattern.includes('galxe')) ? [{ id: 7 }] : []),
      sendMessage: async (tab: number, { data }: { data: unknown }) => void list.push({ tab, data }),
    },
  });
  return list;
});
const { conditionsOn, tellConditions } = await import('./conditions.ts');

const since = 1_763_640_000_000 as EpochMs;
const off = { adapter: 'galxe', versions: [1], reason: 'Cards moved', since };
let db: LensDb;
let store: Store;
beforeEach(() => {
  db = openDb(`switched-${Math.random()}`);
  store = createStore(db, null);
  told.length = 0;
});
afterEach(() => db.delete());
const put = (over: object) =>
  store.atOnce(() => store.state.putSwitches({ text: 'x', switches: { format: 1, adapters: [], fields: [], tables: {}, ...over } }));

describe('the conditions on a page', () => {
  it('are to read nothing and to say why, when its adapter is off, and the person’s own choice stays', async () => {
    await put({ adapters: [off] });
    const conditions = await conditionsOn(store, 'galxe');
    expect(conditions).toMatchObject({ capture: false, overlay: true, off: { reason: 'Cards moved', since } });
    expect(await conditionsOn(store, 'kaito')).toMatchObject({ capture: true });
    expect((await store.settings.get()).platforms.galxe.enabled).toBe(true);
  });

  it('are to read on where another version is off', async () => {
    await put({ adapters: [{ ...off, versions: [2] }] });
    expect(await conditionsOn(store, 'galxe')).not.toHaveProperty('off');
  });

  it('name the fields that are off and the tables of their platform', async () => {
    await put({ fields: [{ ...off, kind: 'campaign', field: 'participants' }], tables: { galxe: { card: { title: 'h3' } }, x: {} } });
    expect(await conditionsOn(store, 'galxe')).toMatchObject({
      fieldsOff: { campaign: ['participants'] },
      tables: { card: { title: 'h3' } },
    });
    expect(await conditionsOn(store, 'kaito')).not.toHaveProperty('tables');
  });

  it('say which pages changed, and how old the newest sighting is', async () => {
    await store.atOnce(async () => {
      await store.state.putLayout({ 'galxe:campaign': { good: 3, fell: 0, changedSince: since } });
      await store.facts.put([
        {
          key: 'galxe:campaign:1',
          platform: 'galxe',
          kind: 'campaign',
          id: '1',
          fields: {},
          firstSeen: since,
          lastSeen: since,
          age: since,
        },
      ]);
    });
    expect(await conditionsOn(store, 'galxe')).toMatchObject({ capture: true, changed: [{ page: 'campaign', since }], dataFrom: since });
  });

  it('are told to open pages at once', async () => {
    await put({ adapters: [off] });
    await tellConditions(store);
    expect(told).toEqual([{ tab: 7, data: expect.objectContaining({ capture: false, off: { reason: 'Cards moved', since } }) }]);
  });
});
