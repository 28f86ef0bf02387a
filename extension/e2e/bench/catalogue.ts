import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { encode } from '@infofi-lens/shared/catalogue/encode';
import { type Facts, type Patch, patchBetween, wholePatch } from '@infofi-lens/shared/catalogue/patch';
import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import { fieldOf } from '@infofi-lens/shared/facts/catalog';
import { mayBeShared } from '@infofi-lens/shared/facts/observation';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import { atMost, type BenchRow, percentile } from '../../../server/bench/row.ts';
import { carrier } from '../../features/catalogue/testing/carrier.ts';
import { type Lens, openLens } from '../harness/lens.ts';
import { openReplicas } from '../replicas/server.ts';
import { whole } from '../world/galxe-payloads.ts';
import { type Random, seeded } from '../world/random.ts';
import type { Truth } from '../world/truth.ts';
import { makeWorld } from '../world/world.ts';
import { workerHeap } from './worker-heap.ts';

const many = 50_000;
const quarter = 900_000;

/** One campaign or space as the crowd knows it. */
interface Known {
  readonly name: Pick<Patch, 'platform' | 'kind' | 'id'>;
  readonly facts: Facts;
}

/** Sizes of the catalogue's files, and what taking them in costs the extension's worker. */
export async function catalogueCost(): Promise<BenchRow[]> {
  const random = seeded(7, 'catalogue');
  const now = Math.floor(Date.now() / quarter) * quarter;
  const known = knownThings(random, now);
  const some = known.slice(0, 20_000);
  const files = carrier(() => Date.now() as EpochMs); // the clock is within the range of times
  const snapshot = files.snapshot(1, ...parts(some));
  const snapshotBytes = snapshot.snapshot?.parts.reduce((sum, [, bytes]) => sum + bytes, 0) ?? Number.NaN;
  const plain = some.reduce((sum, { facts }) => sum + JSON.stringify(facts).length, 0);
  const [, deltaBytes] = files.file(changesOf(some, 3_000, random, now));
  const plainDelta = Buffer.byteLength(JSON.stringify(encode(changesOf(some, 3_000, random, now))));
  const worker = await inTheWorker(known, random, now);
  return [
    atMost('Snapshot of 20,000 campaigns and spaces (baseline: as plain JSON)', 5, snapshotBytes / 1e6, plain / 1e6, 'MB'),
    atMost('Delta of 3,000 changes (baseline: not compressed)', 60, deltaBytes / 1e3, plainDelta / 1e3, 'kB'),
    atMost(
      'Delta of 1,000 changes fetched, checked and applied in the worker, median (baseline: of one change)',
      200,
      worker.full,
      worker.one,
      'ms',
    ),
    atMost('The same put in its place in the background after that, median', 1_000, worker.placing, undefined, 'ms'),
    atMost(`Heap of the worker, collected, after a snapshot of ${many.toLocaleString('en')} and deltas`, 64, worker.heap, undefined, 'MB'),
  ];
}

interface InTheWorker {
  /** Milliseconds for a thousand changes until they hold, and from then until all of them are in their place. */
  readonly full: number;
  readonly placing: number;
  /** Milliseconds for one change. */
  readonly one: number;
  /** Megabytes. */
  readonly heap: number;
}

async function inTheWorker(known: readonly Known[], random: Random, now: number): Promise<InTheWorker> {
  const files = carrier(() => Date.now() as EpochMs); // as above
  const server = createServer((request, response) => {
    files.fetch(`http://lens.example${request.url}`, { headers: request.headers as Record<string, string> }).then(async (answer) => {
      response.writeHead(answer.status, { etag: answer.headers.get('etag') ?? '' }).end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo; // listening on a port, so it has one
  const [visit, profileDir] = [await openReplicas(makeWorld(1, Date.now())), mkdtempSync(path.join(os.tmpdir(), 'lens-bench-'))];
  const lens = await openLens({ visit, profileDir });
  try {
    let seq = 1;
    await files.issue(files.snapshot(seq, ...parts(known)));
    await lens.change({ api: `http://127.0.0.1:${port}`, onboardedAt: Date.now() as never });
    await timeOfSync(lens);
    const [full, placing, one]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < 9; round++) {
      await files.issue(files.delta(++seq, ...changesOf(known, 1_000, random, now + round * quarter)));
      full.push(await timeOfSync(lens));
      placing.push(await timeOfPlacing(lens));
      await files.issue(files.delta(++seq, ...changesOf(known, 1, random, now)));
      one.push(await timeOfSync(lens));
      await timeOfPlacing(lens);
    }
    const median = (times: readonly number[]) => percentile(times, 0.5);
    return { full: median(full), placing: median(placing), one: median(one), heap: await workerHeap(lens) };
  } finally {
    await lens.close();
    await visit.close();
    server.close();
    server.closeAllConnections();
    rmSync(profileDir, { recursive: true, force: true });
  }
}

async function timeOfSync(lens: Lens): Promise<number> {
  const began = performance.now();
  await lens.send('sync-now', {});
  return performance.now() - began;
}

/** Deltas come minutes apart: none is measured while the one before is still being put in its place. */
async function timeOfPlacing(lens: Lens): Promise<number> {
  const began = performance.now();
  await lens.placed();
  return performance.now() - began;
}

function knownThings(random: Random, now: number): Known[] {
  const seen = new Map<string, Truth>();
  for (const campaign of makeWorld(3, now, { campaigns: many }).galxe.campaigns)
    for (const truth of whole(campaign).truths) {
      const key = `${truth.kind}:${truth.id}`;
      seen.set(key, { ...truth, fields: { ...seen.get(key)?.fields, ...truth.fields } });
    }
  return [...seen.values()].slice(0, many).map(({ platform, kind, id, fields }) => {
    const shared = evidenceOf(random, now);
    const facts = Object.entries(fields).flatMap(([field, value]): [string, FactValue][] => {
      if (value === undefined || field === 'description' || !mayBeShared({ platform, kind, context: 'campaign' }, field)) return [];
      const rule = fieldOf(kind, field)?.consensus.rule;
      if (rule === undefined || rule === 'none') return [];
      // A quarter of the fields was seen by others than the rest, on other pages.
      return [[field, { value, evidence: { ...(random.chance(0.25) ? evidenceOf(random, now) : shared), method: rule } }]];
    });
    return { name: { platform, kind, id }, facts: Object.fromEntries(facts) };
  });
}

function evidenceOf(random: Random, now: number): FactValue['evidence'] {
  const n = random.int(3, 24);
  const confidence = (Math.round((n / (n + 3.84)) * 1_000) / 1_000) as Ratio; // below 1
  const observedAt = (now - random.int(0, 2_000) * quarter) as EpochMs; // some weeks before now
  return { n, observedAt, spread: random.int(0, 20) / 1_000, confidence, method: 'monotone-kth', status: 'agreed' };
}

/** Campaigns whose participants were counted again by somebody. */
function changesOf(known: readonly Known[], count: number, random: Random, now: number): Patch[] {
  const campaigns = known.filter(({ name, facts }) => name.kind === 'campaign' && facts.participants);
  const first = random.int(0, campaigns.length - 1);
  const apart = Math.floor(campaigns.length / count);
  return Array.from({ length: count }, (_, at) => campaigns[(first + at * apart) % campaigns.length]).flatMap((one) => {
    if (!one) return [];
    const evidence = { ...evidenceOf(random, now), observedAt: (now + random.int(1, 4) * quarter) as EpochMs }; // within the hour
    const value = Number(one.facts.participants?.value) + random.int(1, 400);
    return patchBetween(one.name, one.facts, { ...one.facts, participants: { value, evidence } }) ?? [];
  });
}

const parts = (known: readonly Known[]): Patch[][] =>
  Array.from({ length: Math.ceil(known.length / 1_000) }, (_, at) =>
    known.slice(at * 1_000, (at + 1) * 1_000).map(({ name, facts }) => wholePatch(name, facts)),
  );
