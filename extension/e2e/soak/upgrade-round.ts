import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { until } from '../demo/until.ts';
import { prepareApi } from '../harness/api.ts';
import { browse } from '../harness/browse.ts';
import { extensionDir } from '../harness/build-extension.ts';
import { type Lens, openLens } from '../harness/lens.ts';
import { openReplicas } from '../replicas/server.ts';
import { compare } from '../world/compare.ts';
import type { ReadonlyFacts } from '../world/truth.ts';
import { makeWorld } from '../world/world.ts';
import { buildFirstLanded, forgetWorker, putBuild } from './first-landed.ts';

export interface UpgradeOutcome {
  /** Values that the first version had stored. */
  readonly values: number;
  /** What is not there any more after the update, in words. */
  readonly lost: readonly string[];
  /** How many sightings of the first version today's server took in from today's. */
  readonly accepted: number;
}

/** Tables that both versions have, and whose rows an update leaves alone. */
const kept = ['history', 'changes', 'queue', 'time', 'identity'] as const;
const nobody = 'http://127.0.0.1:9';

/** Somebody browses with the first landed version, gets today's, and goes on: in one profile, under one id. */
export async function upgradeRound(log: (line: string) => void = () => {}): Promise<UpgradeOutcome> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lens-upgrade-'));
  const options = { profileDir: path.join(folder, 'profile'), extensionDir: path.join(folder, 'extension') };
  const world = makeWorld(7, Date.now());
  const visit = await openReplicas(world);
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'lens-upgrade-api-')); // the database has a user of its own, who must reach it
  const api = await prepareApi(dataDir);
  try {
    log('Building the first version that landed ...');
    await buildFirstLanded(folder, options.extensionDir);
    const old = await openLens({ ...options, visit, keepFirstRun: true }); // it has none yet
    await old.change({ api: nobody, platforms: { galxe: { enabled: true, share: true } } });
    const page = await old.context.newPage();
    for (const url of [
      'https://app.galxe.com/quest/explore/all',
      'https://kaito.ai/mindshare-arena/voices',
      'https://app.layer3.xyz/discover',
    ])
      await browse(page, url);
    await until(async () => (await old.rows('queue')).length > 20 && (await stands(old)), 15_000);
    await old.send('sync-now', {}).catch(() => undefined); // nobody is there: it waits, and has made its key
    const before = await contentOf(old);
    await old.close();

    log(`It held ${before.facts.size} things. Today's version takes its place ...`);
    putBuild(extensionDir, options.extensionDir);
    forgetWorker(options.profileDir);
    const lens = await openLens({ ...options, visit });
    await lens.send('conditions', { platform: 'galxe' }); // the worker has opened the database, and brought it to its version
    const after = await contentOf(lens);
    const { differences, fields } = compare(before.facts, after.facts);
    const lost = [
      ...differences.map(({ entity, field }) => `${entity} ${field}`),
      ...kept.filter((table) => after.counts[table] !== before.counts[table]).map((table) => `rows of ${table}`),
      ...(after.version > before.version ? [] : ['the update of the database itself']),
      ...(after.choices.api === nobody && after.choices.shares ? [] : ['what was chosen']),
    ];
    await api.start();
    await lens.change({ api: api.url });
    const isSent = await until(async () => {
      await lens.send('sync-now', {}).catch(() => undefined); // until its key is proved, and the backoff over
      return (await lens.rows('queue')).length === 0;
    }, 120_000);
    const taken = async () => (await api.database.query<{ n: number }>('select count(*)::int as n from claims'))[0]?.n ?? 0;
    await until(async () => (await taken()) > 0, 30_000); // what was taken in is settled a moment later
    const accepted = isSent ? await taken() : 0;
    if (accepted === 0) log(`What synchronising says: ${JSON.stringify(await lens.rows('state'))}`);
    await lens.close();
    return { values: fields, lost, accepted };
  } finally {
    await api.close();
    await visit.close();
    for (const one of [folder, dataDir]) rmSync(one, { recursive: true, force: true });
  }
}

/** Whether nothing is added any more: the pages are read to their end. */
async function stands(lens: Lens): Promise<boolean> {
  const before = (await lens.rows('facts')).length;
  await lens.send('conditions', { platform: 'galxe' });
  return before > 0 && (await lens.rows('facts')).length === before;
}

async function contentOf(lens: Lens) {
  const counts = Object.fromEntries(await Promise.all(kept.map(async (table) => [table, (await lens.rows(table)).length] as const)));
  const [row] = (await lens.rows('settings')) as { value: { api: string; platforms: Record<string, { share: boolean }> } }[]; // SettingsRow
  const facts = (await lens.facts()) as ReadonlyFacts; // its keys are those of the database
  const version = await (await lens.open('manifest.json')).evaluate(async () => (await indexedDB.databases())[0]?.version ?? 0);
  return { facts, counts, version, choices: { api: row?.value.api, shares: row?.value.platforms.galxe?.share === true } };
}
