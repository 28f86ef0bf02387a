import 'fake-indexeddb/auto';
import { announcements, newestOf } from '@infofi-lens/shared/collection/announcements';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';

/** As much of a browser as switching needs: what was granted, what is registered, and the tabs that were told. */
const browser = vi.hoisted(() => {
  const state = { granted: false, registered: new Set<string>(), told: [] as { tab: number; data: unknown }[] };
  vi.stubGlobal('chrome', {
    runtime: { id: 'abcdef' },
    i18n: { getUILanguage: () => 'en-US' },
    permissions: {
      contains: async () => state.granted,
      remove: async () => {
        state.granted = false;
        return true;
      },
    },
    scripting: {
      getRegisteredContentScripts: async ({ ids }: { ids: string[] }) => ids.filter((id) => state.registered.has(id)).map((id) => ({ id })),
      registerContentScripts: async (scripts: { id: string }[]) => {
        for (const { id } of scripts) {
          if (state.registered.has(id)) throw new Error(`Duplicate script ID '${id}'`);
          state.registered.add(id);
        }
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        for (const id of ids) state.registered.delete(id);
      },
    },
    tabs: {
      query: async ({ url }: { url: string[] }) => (url.some((pattern) => pattern.includes('galxe')) ? [{ id: 7 }] : []),
      sendMessage: async (tab: number, { data }: { data: unknown }) => void state.told.push({ tab, data }),
    },
  });
  return state;
});
const { changeSettings } = await import('./change-settings.ts');
const { alignOptionalScripts } = await import('./optional-scripts.ts');

const at = 1_790_000_000_000 as EpochMs;
let db: LensDb;
let store: Store;
beforeEach(() => {
  db = openDb(`platforms-${Math.random()}`);
  store = createStore(db, 'https://lens.example');
  browser.granted = false;
  browser.registered.clear();
  browser.told = [];
});
afterEach(() => db.delete());

it('takes who decides for the first time to know what leaves as it is now, and nobody else', async () => {
  await changeSettings(store, { platforms: { galxe: { share: true } } });
  expect((await store.settings.get()).acknowledged).toBeUndefined();
  await changeSettings(store, { onboardedAt: at });
  expect((await store.settings.get()).acknowledged).toBe(newestOf(announcements));
});

describe('switching X', () => {
  it('registers its scripts when it is on and granted, however often it is asked', async () => {
    browser.granted = true;
    await changeSettings(store, { platforms: { x: { enabled: true } } });
    await alignOptionalScripts(store);
    expect([...browser.registered].sort()).toEqual(['x', 'x-tap']);
  });

  it('registers them again after an update has cleared them', async () => {
    browser.granted = true;
    await changeSettings(store, { platforms: { x: { enabled: true } } });
    browser.registered.clear();
    await alignOptionalScripts(store);
    expect(browser.registered.size).toBe(2);
  });

  it('takes them away when it is switched off', async () => {
    browser.granted = true;
    await changeSettings(store, { platforms: { x: { enabled: true } } });
    await changeSettings(store, { platforms: { x: { enabled: false } } });
    expect(browser.registered.size).toBe(0);
    expect(browser.granted).toBe(false);
  });

  it('is off, and not only silent, once the host was taken back', async () => {
    browser.granted = true;
    await changeSettings(store, { platforms: { x: { enabled: true, share: true } } });
    browser.granted = false;
    await alignOptionalScripts(store);
    expect(browser.registered.size).toBe(0);
    expect((await store.settings.get()).platforms.x).toEqual({ enabled: false, share: false });
  });
});

describe('a change of settings', () => {
  it('is told to the open pages of each platform', async () => {
    await changeSettings(store, { paused: true });
    expect(browser.told).toEqual([
      { tab: 7, data: { capture: false, measureTime: false, overlay: false, showUnconfirmed: false, locale: 'en', theme: 'system' } },
    ]);
  });

  it('takes what waits to be shared with the consent', async () => {
    const now = 1_763_640_000_000 as EpochMs;
    const observation = { platform: 'galxe', kind: 'campaign', id: '1', observedAt: now, fields: {} } as never;
    await changeSettings(store, { platforms: { galxe: { share: true } } });
    await store.queue.add([{ entity: 'galxe:campaign:1', platform: 'galxe', observation, notBefore: now }]);
    await changeSettings(store, { platforms: { galxe: { share: false } } });
    expect(await store.queue.count()).toBe(0);
  });

  it('to another server has everything that was shared wait for it again', async () => {
    const at = 1_763_640_000_000 as EpochMs;
    const outcome = { platform: 'galxe', campaignId: '1', at, won: false, received: [] } as const;
    await store.atOnce(async () => {
      await store.outcomes.record([{ ...outcome, received: [] }], { at, due: at });
      await store.outcomes.heard(await store.outcomes.all(), at);
      await store.toldTimes.put([{ campaign: 'galxe:campaign:1', minutes: 2, day: '2026-11-20' }]);
    });
    await changeSettings(store, { theme: 'dark' });
    expect(await store.outcomes.due(at, 9)).toEqual([]);
    await changeSettings(store, { api: 'https://other.example' });
    expect(await store.outcomes.due(at, 9)).toHaveLength(1);
    expect((await store.toldTimes.all()).size).toBe(0);
  });
});
