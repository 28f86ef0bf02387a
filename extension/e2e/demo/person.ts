import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { browse } from '../harness/browse.ts';
import { type Lens, openLens } from '../harness/lens.ts';
import { openReplicas, type Visit } from '../replicas/server.ts';
import { compare } from '../world/compare.ts';
import type { ReadonlyFacts } from '../world/truth.ts';
import type { World } from '../world/world.ts';
import { until } from './until.ts';

export type PlatformName = 'galxe' | 'layer3' | 'kaito' | 'x';

/** Somebody with a browser of their own, and a mind of their own about sharing. */
export interface Person {
  readonly name: string;
  /** Where this person lets the extension read. */
  readonly reads: readonly PlatformName[];
  /** Where this person shares the public part of it. */
  readonly shares: readonly PlatformName[];
  readonly lens: Lens;
  /** What the platforms told this person. */
  readonly visit: Visit;
  readonly page: Page;
  /** What this person's browser should hold: what was told where it may read. */
  told(): ReadonlyFacts;
  /** Opens pages one after the other, as people do: the next one once the last has been read. */
  read(...urls: readonly string[]): Promise<void>;
  sync(): Promise<void>;
  leave(): Promise<void>;
}

interface Choices {
  readonly name: string;
  readonly reads: readonly PlatformName[];
  readonly shares: readonly PlatformName[];
  readonly world: World;
  readonly api: string;
  readonly theme: 'light' | 'dark';
}

export async function arrive({ name, reads, shares, world, api, theme }: Choices): Promise<Person> {
  const profileDir = mkdtempSync(path.join(os.tmpdir(), 'lens-demo-'));
  const visit = await openReplicas(world);
  const lens = await openLens({ profileDir, visit, colorScheme: theme });
  const platforms = (['galxe', 'layer3', 'kaito', 'x'] as const).map((id) => {
    return [id, { enabled: reads.includes(id), share: shares.includes(id) }] as const;
  });
  await lens.change({ api, platforms: Object.fromEntries(platforms), onboardedAt: world.now as never, showUnconfirmed: true });
  const page = await lens.context.newPage();
  const told = () => new Map([...visit.ledger.facts].filter(([entity]) => reads.some((id) => entity.startsWith(`${id}:`))));
  return {
    name,
    reads,
    shares,
    told,
    lens,
    visit,
    page,
    async read(...urls) {
      for (const url of urls) {
        await browse(page, url);
        const isRead = async () => compare(told(), await lens.facts()).differences.length === 0;
        // What is still different then is for the report to say.
        await until(isRead, 8_000);
      }
    },
    async sync() {
      await lens.send('sync-now', {});
      await until(async () => (await lens.rows('queue')).length === 0, 15_000);
    },
    async leave() {
      await lens.close();
      await visit.close();
      rmSync(profileDir, { recursive: true, force: true });
    },
  };
}
