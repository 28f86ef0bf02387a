import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';

/** As much of a browser as consents need: the kinds of data that it was told may leave. */
const browser = vi.hoisted(() => {
  const state = { mayLeave: new Set<string>() };
  vi.stubGlobal('chrome', {
    runtime: { id: 'abcdef' },
    permissions: {
      async contains({ origins, data_collection: kinds }: { origins?: string[]; data_collection?: string[] }) {
        if (origins) return false;
        return (kinds ?? []).every((kind) => state.mayLeave.has(kind));
      },
    },
    scripting: { getRegisteredContentScripts: async () => [] },
    tabs: { query: async () => [] },
  });
  return state;
});
const { alignWithBrowser, changeSettings } = await import('./change-settings.ts');
const { dataKinds } = await import('../../permissions/data-kinds.ts');

let db: LensDb;
let store: Store;
beforeEach(() => {
  db = openDb(`withdrawn-${Math.random()}`);
  store = createStore(db, null);
  browser.mayLeave = new Set();
});
afterEach(() => {
  vi.unstubAllEnvs();
  return db.delete();
});
const shares = async () => {
  const { platforms, shareOutcomes } = await store.settings.get();
  return { galxe: platforms.galxe.share, outcomes: shareOutcomes ?? false };
};
const wanted = { platforms: { galxe: { share: true } }, shareOutcomes: true };

describe('in Firefox', () => {
  beforeEach(() => void vi.stubEnv('FIREFOX', 'true'));

  it('nothing is shared that the browser holds no consent for, whoever asks for it', async () => {
    await changeSettings(store, { ...wanted, paused: true });
    expect(await shares()).toEqual({ galxe: false, outcomes: false });
    expect((await store.settings.get()).paused).toBe(true);
  });

  it('each consent stands for its own choice', async () => {
    browser.mayLeave = new Set(dataKinds.sharing);
    await changeSettings(store, wanted);
    expect(await shares()).toEqual({ galxe: true, outcomes: false });
    browser.mayLeave = new Set(dataKinds.outcomes);
    await changeSettings(store, wanted);
    expect(await shares()).toEqual({ galxe: false, outcomes: true });
  });

  it('sharing ends once the consent is taken back, with what waits to be sent', async () => {
    browser.mayLeave = new Set(Object.values(dataKinds).flat());
    await changeSettings(store, wanted);
    const observation = { platform: 'galxe', kind: 'campaign', id: '1', observedAt: 1, fields: {} } as never;
    await store.queue.add([{ entity: 'galxe:campaign:1', platform: 'galxe', observation, notBefore: 1 as never }]);
    browser.mayLeave.delete('browsingActivity');
    await alignWithBrowser(store);
    expect(await shares()).toEqual({ galxe: false, outcomes: true });
    expect(await store.queue.count()).toBe(0);
  });
});

it('one’s own record stays in this browser once the consent to carry it is taken back', async () => {
  vi.stubEnv('FIREFOX', 'true');
  await store.atOnce(() => store.settings.change({ syncLedger: 'me' }));
  await alignWithBrowser(store);
  expect((await store.settings.get()).syncLedger).toBeNull();
});

it('a browser without such consents leaves all to the product’s own choice', async () => {
  await changeSettings(store, wanted);
  await alignWithBrowser(store);
  expect(await shares()).toEqual({ galxe: true, outcomes: true });
});
