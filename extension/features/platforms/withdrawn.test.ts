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
let signedOut: number;
const signOut = async () => {
  signedOut += 1;
};
beforeEach(() => {
  db = openDb(`withdrawn-${Math.random()}`);
  store = createStore(db, null);
  browser.mayLeave = new Set();
  signedOut = 0;
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
    await alignWithBrowser(store, signOut);
    expect(await shares()).toEqual({ galxe: false, outcomes: true });
    expect(await store.queue.count()).toBe(0);
  });
});

it('one’s own record stays in this browser once the consent to carry it is taken back', async () => {
  vi.stubEnv('FIREFOX', 'true');
  await store.atOnce(() => store.settings.change({ syncLedger: 'me' }));
  await alignWithBrowser(store, signOut);
  expect((await store.settings.get()).syncLedger).toBeNull();
});

describe('the consent to data of the account', () => {
  beforeEach(() => {
    vi.stubEnv('FIREFOX', 'true');
    browser.mayLeave = new Set(Object.values(dataKinds).flat());
  });

  it('signs out once it is taken back, and one’s own record is synced no more', async () => {
    await store.atOnce(() => store.settings.change({ syncLedger: 'me' }));
    browser.mayLeave.delete('authenticationInfo');
    await alignWithBrowser(store, signOut);
    expect([signedOut, (await store.settings.get()).syncLedger]).toEqual([1, null]);
  });

  it('signs nobody out while it holds, whatever else was taken back', async () => {
    browser.mayLeave.delete('browsingActivity');
    await alignWithBrowser(store, signOut);
    expect(signedOut).toBe(0);
  });
});

it('a report that waits is not sent once the consent to such is taken back', async () => {
  vi.stubEnv('FIREFOX', 'true');
  browser.mayLeave = new Set(Object.values(dataKinds).flat());
  const report = { adapter: 'galxe@1', kind: 'campaign', field: '*', reason: 'other', extension: '0.1.0' } as const;
  await store.atOnce(() => store.reports.add(report, 1 as never));
  await alignWithBrowser(store, signOut);
  expect(await store.reports.all()).toHaveLength(1);
  browser.mayLeave.delete('technicalAndInteraction');
  await alignWithBrowser(store, signOut);
  expect(await store.reports.all()).toEqual([]);
});

it('a browser without such consents leaves all to the product’s own choice', async () => {
  await changeSettings(store, wanted);
  await alignWithBrowser(store, signOut);
  expect(await shares()).toEqual({ galxe: true, outcomes: true });
  expect(signedOut).toBe(0);
});
