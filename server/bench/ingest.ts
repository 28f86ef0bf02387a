import type { Sql } from '../src/db/client.ts';
import { load, startBare } from './harness.ts';
import type { IngestAnswer, IngestTask } from './load/ingest-load.ts';
import { startProduct } from './product.ts';
import { atLeast, atMost, type BenchRow, percentile } from './row.ts';

const usual = { contributors: 200, entities: 50_000, connections: 40, probes: false, bare: false } as const;
const ingest = (task: IngestTask) => load<IngestTask, IngestAnswer>('ingest-load.ts', task);

/**
 * Taking in sightings through HTTP with the embedded database and all checks and limits, facts being made beside it: as fast as it goes
 * (what is made of them waits for up to half a minute then), and 5,000 a second for a minute with the delay of facts. Everybody has sent
 * something before it is timed. The load generator has a process of its own on the same machine and is counted in.
 */
export async function bench({ burstBatches = 4_000, steadySeconds = 60 } = {}): Promise<BenchRow[]> {
  const receipt = JSON.stringify({ accepted: 100, duplicate: 0, rejected: 0, results: Array(100).fill({ status: 'accepted' }) });
  const bare = await startBare(receipt);
  const http = await ingest({ ...usual, url: bare.url, batches: burstBatches, rate: 0, bare: true });
  await bare.close();

  const burst = await withProduct(async ({ url, peakMemory, withDatabase }) => {
    const answer = await ingest({ ...usual, url, batches: burstBatches, rate: 0 });
    return { answer, memory: await peakMemory(), insert: await withDatabase(bareInsert) };
  });
  const steady = await withProduct(({ url }) => ingest({ ...usual, url, batches: steadySeconds * 50, rate: 5_000, probes: true }));

  const perSecond = ({ accepted, seconds }: IngestAnswer) => accepted / seconds;
  return [
    atLeast(
      'sightings taken in through HTTP (baseline: HTTP alone, the same bodies)',
      20_000,
      perSecond(burst.answer),
      perSecond(http),
      '/s',
    ),
    atLeast('the same (baseline: bare inserts of the raw batches, nothing else)', 20_000, perSecond(burst.answer), burst.insert, '/s'),
    atMost('memory of the process that answers requests, under that load, largest RSS', 512, burst.memory, undefined, 'MB'),
    atLeast(`sightings taken in at a steady 5,000/s for ${steadySeconds} s`, 4_900, perSecond(steady), undefined, '/s'),
    atMost('receipt of a batch at that rate, p99', 1_000, percentile(steady.latencies, 0.99), undefined, 'ms'),
    atMost('from the quorum to the agreed fact at that rate, p99', 5_000, percentile(steady.lags, 0.99), undefined, 'ms'),
  ];
}

/**
 * Addresses come from a proxy. Two limits are wider: two hundred keys are made known in a few seconds and without work, and whoever asks
 * for facts the whole time, to see when they come, asks often.
 */
const settings = { TRUSTED_PROXIES: '1', ADMISSION_BITS: '0', ADMISSIONS_PER_MINUTE: '1000000', REQUESTS_PER_MINUTE: '100000' };

async function withProduct<T>(measure: (product: Awaited<ReturnType<typeof startProduct>>) => Promise<T>): Promise<T> {
  const product = await startProduct(settings);
  try {
    return await measure(product);
  } finally {
    await product.close();
  }
}

/** Sightings a second when the batches of the buffer are only copied into an unlogged twin. */
async function bareInsert(sql: Sql): Promise<number> {
  await sql`create table bare_rows (like batches including all excluding identity)`;
  const began = performance.now();
  const [copied] = await sql<{ sightings: number }[]>`
    with copied as (insert into bare_rows select * from batches limit 1000 returning cardinality(entities) as sightings)
    select sum(sightings)::int as sightings from copied`;
  return (copied?.sightings ?? 0) / ((performance.now() - began) / 1_000);
}

if (import.meta.main) console.table(await bench());
