import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { atMost, type BenchRow, percentile } from '../../../server/bench/row.ts';
import { openBrowser } from '../harness/browser.ts';
import { type Lens, openLens } from '../harness/lens.ts';
import { openReplicas } from '../replicas/server.ts';
import { makeWorld } from '../world/world.ts';
import { type Cost, type Counted, costOf, costOfLoading, counted, heapOf, notedIn } from './session.ts';

const sessions = 11;
/** Longer than reading and storing an answer takes: a page does little things all the time, and both have to be given the same. */
const settleMs = 300;
const home = 'https://x.com/home';
/** What somebody who scrolls and looks around makes the page ask for after its first timeline: 0.1 to 1 MB each. */
const asked = [
  { operation: 'HomeTimeline', variables: { cursor: '1' } },
  { operation: 'SearchTimeline', variables: { rawQuery: 'mindshare' } },
  { operation: 'HomeTimeline', variables: { cursor: '2' } },
  { operation: 'SearchTimeline', variables: { rawQuery: 'season' } },
  { operation: 'HomeTimeline', variables: { cursor: '3' } },
] as const;

interface Session {
  readonly first: Cost;
  readonly later: readonly Cost[];
  readonly shift: number;
  readonly heap: number;
}

/**
 * What the extension adds to the main thread of a page in the course of a visit to X: the timeline that opens it, then five
 * more answers in the same document. The same visits with and without it, in turns. The baseline column is without.
 */
export async function pageCost(): Promise<BenchRow[]> {
  const visit = await openReplicas(makeWorld(1, Date.now()));
  const folders = [mkdtempSync(path.join(os.tmpdir(), 'lens-bench-')), mkdtempSync(path.join(os.tmpdir(), 'lens-bench-'))] as const;
  const plain = await openBrowser({ profileDir: folders[0], visit });
  const lens = await openLens({ profileDir: folders[1], visit });
  try {
    await lens.change({ platforms: { x: { enabled: true } } });
    const [plainPage, lensPage] = [await counted(plain), await counted(lens.context)];
    const [without, within]: [Session[], Session[]] = [[], []];
    const captures = captureCount(lens);
    for (let round = 0; round < sessions + 1; round++) {
      without.push(await session(plainPage, () => delay(settleMs)));
      within.push(await session(lensPage, () => Promise.all([captures(), delay(settleMs)])));
    }
    return rows(without.slice(1), within.slice(1)); // the first round warms up server and browsers
  } finally {
    await lens.close();
    await plain.close();
    await visit.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** @param isRead Resolves once what the page just loaded was read and stored. */
async function session(of: Counted, isRead: () => Promise<unknown>): Promise<Session> {
  const first = await costOfLoading(of, home, isRead);
  const later: Cost[] = [];
  for (const question of asked)
    later.push(
      await costOf(of, async () => {
        await ask(of, question);
        await isRead();
      }),
    );
  return { first, later, shift: (await notedIn(of.page)).shift, heap: await heapOf(of) };
}

/** As the site's own client asks and reads. */
function ask({ page }: Counted, question: (typeof asked)[number]): Promise<void> {
  return page.evaluate(
    ({ operation, variables }) =>
      new Promise<void>((resolve) => {
        const isPost = operation === 'SearchTimeline';
        const request = new XMLHttpRequest();
        const address = `/i/api/graphql/qZ1xReplica_0/${operation}`;
        request.open(isPost ? 'POST' : 'GET', isPost ? address : `${address}?variables=${encodeURIComponent(JSON.stringify(variables))}`);
        request.onload = () => {
          JSON.parse(request.responseText);
          resolve();
        };
        request.send(isPost ? JSON.stringify({ variables }) : null);
      }),
    question,
  );
}

/** @returns a wait until the worker has booked one capture more than the last time. */
function captureCount(lens: Lens): () => Promise<void> {
  let wanted = 0;
  return async () => {
    wanted += 1;
    for (;;) {
      const [row] = (await lens.rows('health')) as { captures: number }[]; // HealthRow
      if ((row?.captures ?? 0) >= wanted) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
}

function rows(without: readonly Session[], within: readonly Session[]): BenchRow[] {
  const middle = (all: readonly Session[], value: (of: Session) => number) => percentile(all.map(value), 0.5);
  const added = (value: (of: Session) => number) => middle(within, value) - middle(without, value);
  const perMegabyte = (what: string, costs: (of: Session) => readonly Cost[]) => {
    const ofOne = (of: Session) => sum(costs(of), 'tasks') / sum(costs(of), 'megabytes');
    return atMost(what, 15, added(ofOne), middle(without, ofOne), 'ms');
  };
  const long = (of: Session) => sum([of.first, ...of.later], 'longTasks');
  return [
    perMegabyte('Added main-thread time a MB captured, median of visits', ({ first, later }) => [first, ...later]),
    perMegabyte('the same, first answer of a fresh page alone', ({ first }) => [first]),
    perMegabyte('the same, later answers alone', ({ later }) => later),
    atMost('Added tasks over 50 ms a visit, median', 0, Math.max(0, added(long)), middle(without, long), 'tasks'),
    atMost(
      'Added layout shift',
      0,
      Math.max(
        0,
        added(({ shift }) => shift),
      ),
      middle(without, ({ shift }) => shift),
      'CLS',
    ),
    atMost(
      'Heap added to the page',
      5,
      Math.max(
        0,
        added(({ heap }) => heap),
      ),
      middle(without, ({ heap }) => heap),
      'MB',
    ),
  ];
}

const sum = (costs: readonly Cost[], name: keyof Cost): number => costs.reduce((all, cost) => all + cost[name], 0);
