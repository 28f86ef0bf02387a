import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { openReplicas, type Visit } from '../replicas/server.ts';
import { compare } from '../world/compare.ts';
import { makeWorld, type World } from '../world/world.ts';
import { type Api, prepareApi } from './api.ts';
import { type Lens, openLens } from './lens.ts';

interface Fixtures {
  world: World;
  /** The platforms as this test's visitor gets them. */
  visit: Visit;
  profileDir: string;
  /** A browser with the extension, nothing decided yet: three platforms are read, nothing is shared, X is off. */
  lens: Lens;
  /** What stands in the API's environment beside what every test needs. */
  apiEnv: Readonly<Record<string, string>>;
  /** A running API with an empty database of its own. */
  api: Api;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here
  world: async ({}, use) => use(makeWorld(5, Date.now())),
  visit: async ({ world }, use) => {
    const visit = await openReplicas(world);
    await use(visit);
    await visit.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  profileDir: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'lens-profile-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  lens: async ({ visit, profileDir }, use) => {
    const lens = await openLens({ visit, profileDir });
    await use(lens);
    await lens.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  apiEnv: async ({}, use) => use({}),
  api: async ({ apiEnv }, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'lens-api-'));
    const api = await prepareApi(folder, apiEnv);
    await api.start();
    await use(api);
    await api.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Waits until the browser holds everything that the pages were told, value by value, and nothing that they were not. */
export async function expectAllRead(lens: Lens, visit: Visit): Promise<void> {
  await expect
    .poll(
      async () =>
        compare(visit.ledger.facts, await lens.facts())
          .differences.map(({ entity, field }) => `${entity} ${field}`)
          .slice(0, 20),
      {
        message: 'fields that differ from what the pages said',
      },
    )
    .toEqual([]);
  const { unexpected, fields } = compare(visit.ledger.facts, await lens.facts());
  expect(fields).toBeGreaterThan(0);
  expect(unexpected.filter((entity) => !entity.includes(':participation:'))).toEqual([]);
}

/** Sends what waits, and waits until all of it was taken or refused; says how synchronising went where something is left. */
export async function expectAllSent(lens: Lens): Promise<void> {
  await lens.send('sync-now', {});
  await expect
    .poll(async () => {
      const waiting = (await lens.rows('queue')).length;
      const states = (await lens.rows('state')) as { id: string; value: unknown }[];
      return waiting === 0 ? 'all sent' : `${waiting} wait: ${JSON.stringify(states.find(({ id }) => id === 'sync')?.value)}`;
    })
    .toBe('all sent');
}

export { expect };
