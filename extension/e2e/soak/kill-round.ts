import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { prepareApi } from '../harness/api.ts';
import { browse } from '../harness/browse.ts';
import { keptSightings } from '../harness/kept-sightings.ts';
import { type Lens, openLens } from '../harness/lens.ts';
import { openReplicas } from '../replicas/server.ts';
import { seeded } from '../world/random.ts';
import { makeWorld } from '../world/world.ts';

const victims = ['worker', 'api', 'database', 'browser'] as const;
export type Victim = (typeof victims)[number];

export interface RoundOptions {
  readonly seed: number;
  /** Page answers to capture; each tells of one campaign. */
  readonly captures: number;
  /** How often something is killed; everything at least once from 4 on. */
  readonly kills: number;
  readonly log?: (line: string) => void;
}

export interface RoundOutcome {
  readonly captured: number;
  /** Campaigns that the browser had stored when it was last asked: what it acknowledged. */
  readonly acknowledged: number;
  readonly killed: readonly { readonly at: number; readonly victim: Victim }[];
  /** Acknowledged, then gone from the browser. */
  readonly forgotten: readonly string[];
  /** Acknowledged, and not in the API. */
  readonly missing: readonly string[];
  /** In the API more than once. */
  readonly twice: readonly string[];
  /** In the API, and never told by a page. */
  readonly invented: readonly string[];
}

/**
 * Somebody browses and shares while worker, browser, API and database are killed at seeded moments. Afterwards everything is
 * started again and left in peace until nothing waits.
 */
export async function killRound({ seed, captures, kills, log = () => {} }: RoundOptions): Promise<RoundOutcome> {
  const world = makeWorld(seed, Date.now(), { campaigns: captures * 2 });
  // Parents tell of their parts too: without them every campaign is told of once, so once is how often it has to arrive.
  const ids = world.galxe.campaigns
    .filter(({ parentId, children }) => parentId === undefined && children.length === 0)
    .slice(0, captures)
    .map(({ id }) => id);
  const killed = planOf(seed, captures, kills);
  const profileDir = mkdtempSync(path.join(os.tmpdir(), 'lens-kill-profile-'));
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'lens-kill-api-'));
  const visit = await openReplicas(world);
  const api = await prepareApi(dataDir);
  await api.start();
  let lens = await openLens({ profileDir, visit });
  const acknowledged = new Set<string>();
  try {
    await lens.change({ api: api.url, platforms: { galxe: { enabled: true, share: true } } });
    let page = await openPage(lens);
    for (const [position, id] of ids.entries()) {
      await capture(page, id);
      for (const { victim } of killed.filter(({ at }) => at === position)) {
        log(`after ${position + 1} captures: ${victim}`);
        for (const held of await campaignsIn(lens)) acknowledged.add(held);
        if (victim === 'worker') await lens.stopWorker();
        if (victim === 'api') await api.kill();
        if (victim === 'database') {
          await api.database.kill();
          await api.kill();
        }
        if (victim === 'api' || victim === 'database') await api.start();
        if (victim === 'browser') {
          await lens.kill();
          lens = await openLens({ profileDir, visit });
          page = await openPage(lens);
        }
      }
    }
    await untilNothingWaits(lens);
    const held = await campaignsIn(lens);
    const stored = await api.database.query<{ key: string; n: number }>(
      `select (sighting->>'platform') || ':' || (sighting->>'kind') || ':' || (sighting->>'id') as key, count(*)::int as n from ${keptSightings} group by 1`,
    );
    const counts = new Map(stored.map(({ key, n }) => [key, n]));
    const forgotten = [...acknowledged].filter((key) => !held.has(key));
    for (const key of held) acknowledged.add(key);
    return {
      captured: ids.length,
      acknowledged: acknowledged.size,
      killed,
      forgotten,
      missing: [...acknowledged].filter((key) => !counts.has(key)),
      twice: [...counts].filter(([key, n]) => key.includes(':campaign:') && n > 1).map(([key]) => key),
      invented: [...counts.keys()].filter((key) => ![...visit.ledger.facts.keys()].some((told) => told === key)),
    };
  } finally {
    await lens.close();
    await api.close();
    await visit.close();
    for (const folder of [profileDir, dataDir]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Every kind of victim in turn, at moments that the seed decides. */
function planOf(seed: number, captures: number, kills: number): { at: number; victim: Victim }[] {
  const random = seeded(seed, 'kills');
  return Array.from({ length: kills }, (_, index) => ({
    at: random.int(0, captures - 1),
    victim: victims[index % victims.length] ?? 'worker',
  })).sort((a, b) => a.at - b.at);
}

type Page = Awaited<ReturnType<Lens['context']['newPage']>>;

/** A page that tells of no campaign by itself. */
async function openPage(lens: Lens): Promise<Page> {
  const page = await lens.context.newPage();
  await browse(page, 'https://app.galxe.com/quest/nobody/GCnothing1');
  return page;
}

/** The page asks for one campaign, as its own code would. */
function capture(page: Page, id: string): Promise<void> {
  return page.evaluate(async (campaign) => {
    const body = JSON.stringify({ operationName: 'QuestClaimSection', variables: { id: campaign } });
    await fetch('https://graphigo.prd.galaxy.eco/query', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(
      (answer) => answer.text(),
    );
  }, id);
}

async function campaignsIn(lens: Lens): Promise<Set<string>> {
  return new Set([...(await lens.facts()).keys()].filter((key) => key.startsWith('galxe:campaign:')));
}

/** The page's last sightings are stored, and all that waited has been sent. The page stays open: what it has not delivered yet is there only. */
async function untilNothingWaits(lens: Lens): Promise<void> {
  for (let quiet = 0; quiet < 5; ) {
    await lens.send('sync-now', {});
    const waiting = (await lens.rows('queue')).length;
    quiet = waiting === 0 ? quiet + 1 : 0;
    await delay(200);
  }
}
