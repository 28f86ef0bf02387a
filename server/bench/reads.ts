import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import { GlobalPage } from '@infofi-lens/shared/contracts/global-board';
import { factsText } from '@infofi-lens/shared/settle/text';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../src/db/client.ts';
import { entityName } from '../src/services/ingest/names.ts';
import { writeBoardEntries } from '../src/stores/board-entries.ts';
import { publish } from '../src/stores/publish.ts';
import { load, startBare } from './harness.ts';
import type { Figures, ReadAnswer } from './load/figures.ts';
import type { PacedTask } from './load/paced-load.ts';
import type { ReadTask } from './load/read-load.ts';
import { type Product, startProduct } from './product.ts';
import { atLeast, atMost, type BenchRow } from './row.ts';
import { atRest, caughtUp, seedBoard, seedCampaigns, settleDown } from './seed.ts';

/** What was measured is told at once: all of it takes a quarter of an hour. */
async function read(what: string, task: ReadTask | PacedTask): Promise<ReadAnswer> {
  const answer = await load<typeof task, ReadAnswer>('rate' in task ? 'paced-load.ts' : 'read-load.ts', task);
  console.error(`  ${what}: ${said(answer)} (before that, cold: ${said(answer.cold)})`);
  return answer;
}

const said = ({ perSecond, p50, p99 }: Figures): string =>
  `${Math.round(perSecond)}/s, half within ${p50.toFixed(1)} ms, 99 % within ${p99.toFixed(1)} ms`;

/**
 * Reads of random campaigns and leaderboard pages over 200,000 rows of each, and exact positions on a board of a million
 * that changes 100 times a second. Every answer comes from the database: nothing is remembered between requests. What follows from
 * facts is made beside it as in the product; reading begins once that has caught up with what was seeded, and counts after ten seconds
 * of the same.
 */
export async function bench(): Promise<BenchRow[]> {
  const product = await startProduct({ REQUESTS_PER_MINUTE: '0' }); // all come from one address
  try {
    return await product.withDatabase((sql) => measured(product, sql));
  } finally {
    await product.close();
  }
}

async function measured({ url }: Product, sql: Sql, { rows = 200_000, boardRows = 1_000_000, seconds = 10 } = {}): Promise<BenchRow[]> {
  await seedCampaigns(sql, rows);
  for (let board = 0; board < 20; board += 1) await seedBoard(sql, `top:T${board}`, rows / 20);
  await settleDown(sql);
  await caughtUp(sql);
  await atRest(sql);
  const campaigns = Array.from({ length: 10_000 }, () => `/v1/campaigns/galxe:GC${randomInt(rows) + 1}`);
  const pages = Array.from({ length: 10_000 }, () => `/v1/boards/kaito:top:T${randomInt(20)}/entries?limit=10`);
  const mixed = campaigns.flatMap((path, at) => [path, pages[at] ?? path]);

  const sample = await (await fetch(url + (campaigns[0] ?? ''))).text();
  const bare = await startBare(sample);
  const usual = { connections: 100, seconds };
  const paced = { rate: 200, seconds: 60 }; // what is done once a minute beside it, such as the catalogue, is done within
  const http = await read('HTTP alone', { ...usual, url: bare.url, paths: campaigns });
  const httpPaced = await read('HTTP alone, 200 a second', { ...paced, url: bare.url, paths: campaigns });
  await bare.close();
  const single = await read('campaigns', { ...usual, url, paths: campaigns });
  const page = await read('pages of boards', { ...usual, url, paths: pages });
  const both = await read('both', { ...usual, url, paths: mixed });

  await seedBoard(sql, 'top:MILLION', boardRows);
  await settleDown(sql);
  const counting = await caughtUp(sql);
  await sql`vacuum analyze`;
  await atRest(sql);
  const moved = keepMoving((tx, subject) => writeBoardEntries(tx, [change(subject)]), sql, boardRows);
  const position = await read('positions', {
    ...paced,
    url,
    paths: Array.from({ length: 10_000 }, () => `/v1/boards/kaito:top:MILLION/entries/${randomInt(boardRows) + 1}`),
  });
  const updates = await moved.stop();

  const globalPage = await read('pages of the global board', { ...usual, url, paths: await globalPages(url) });
  const movedPeople = keepMoving((tx, subject) => publish(tx, [change(subject)], Date.now() as EpochMs), sql, boardRows);
  const globalPosition = await read('global positions', {
    ...paced,
    url,
    paths: Array.from({ length: 10_000 }, () => `/v1/analytics/leaderboard/global/kaito:${randomInt(boardRows) + 1}`),
  });
  const peopleUpdates = await movedPeople.stop();
  const lag = await caughtUp(sql);

  for (const [what, { failed, cold }] of Object.entries({ single, page, both, position, globalPage, globalPosition }))
    if (failed + cold.failed > 0) throw new Error(`${failed + cold.failed} reads failed (${what}).`);
  return [
    atLeast('reads of random campaigns (baseline: HTTP alone, the same answer)', 10_000, single.perSecond, http.perSecond, '/s'),
    atMost('the same, p99', 50, single.p99, http.p99, 'ms'),
    atLeast('reads of leaderboard pages of ten', 10_000, page.perSecond, http.perSecond, '/s'),
    atMost('the same, p99', 50, page.p99, http.p99, 'ms'),
    atLeast('half campaigns, half leaderboard pages', 10_000, both.perSecond, http.perSecond, '/s'),
    atMost('the same, p99', 50, both.p99, http.p99, 'ms'),
    atLeast('updates of a board of a million, beside the next', 95, updates, undefined, '/s'),
    atMost(`exact position among ${boardRows}, p99 (baseline: HTTP alone, as often)`, 5, position.p99, httpPaced.p99, 'ms'),
    atMost(`the global board of ${boardRows} people counted from nothing`, 600, counting, undefined, 's'),
    atLeast('pages of ten of the global board, its first twenty', 10_000, globalPage.perSecond, http.perSecond, '/s'),
    atMost('the same, p99', 50, globalPage.p99, http.p99, 'ms'),
    atLeast('updates of rows that the global board follows, beside the next', 95, peopleUpdates, undefined, '/s'),
    atMost(`exact global position among ${boardRows}, p99`, 5, globalPosition.p99, httpPaced.p99, 'ms'),
    atMost('the global board behind the last of these updates', 5, lag, undefined, 's'),
  ];
}

/** The addresses of the first twenty pages of ten. */
async function globalPages(url: string): Promise<string[]> {
  const paths: string[] = [];
  for (let cursor = ''; paths.length < 20; ) {
    const path = `/v1/analytics/leaderboard/global?limit=10${cursor}`;
    paths.push(path);
    const { next } = GlobalPage.parse(await (await fetch(url + path)).json());
    if (next === undefined) break;
    cursor = `&cursor=${next}`;
  }
  return paths;
}

/** Moves a hundred rows a second to other places, each in a transaction of its own. */
function keepMoving(move: (tx: Transaction, subject: string) => Promise<void>, sql: Sql, boardRows: number): { stop(): Promise<number> } {
  let stopped = false;
  let updates = 0;
  const began = performance.now();
  const running = (async () => {
    while (!stopped) {
      await sql.begin((tx) => move(tx, String(randomInt(boardRows) + 1)));
      updates += 1;
      const wait = began + updates * 10 - performance.now();
      if (wait > 0) await delay(wait);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await running;
      return updates / ((performance.now() - began) / 1_000);
    },
  };
}

function change(subjectId: string): Parameters<typeof writeBoardEntries>[1][number] {
  const id = `top:MILLION:${subjectId}`;
  const facts = { boardId: agreed('top:MILLION'), subjectId: agreed(subjectId), mindshare: agreed(randomInt(1_000_003) / 1_000_003) };
  return {
    entity: entityName(`kaito:board-entry:${id}`),
    platform: 'kaito',
    kind: 'board-entry',
    id,
    agreed: true,
    wasAgreed: true,
    facts,
    text: factsText(facts),
    history: [],
    verdicts: [],
    replaced: 0,
    drifts: [],
  };
}

function agreed(value: unknown): FactValue {
  const observedAt = Date.now() as EpochMs; // the clock is within the range of times
  return { value, evidence: { n: 3, observedAt, spread: 0, confidence: 0.438 as Ratio, method: 'median', status: 'agreed' } }; // a share
}

if (import.meta.main) console.table(await bench());
