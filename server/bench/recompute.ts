import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EpochMs } from '@infofi-lens/shared/units';
import { openDatabase } from '../src/db/open-database.ts';
import { computeApart } from '../src/services/shill/apart.ts';
import { computeAll } from '../src/services/shill/compute.ts';
import { type ShillSource, shillStore } from '../src/stores/shill/shill-store.ts';
import { atMost, type BenchRow } from './row.ts';
import { seedPeople, settleDown } from './seed.ts';

const now = () => Date.now() as EpochMs; // the clock is within the range of times
const people = 100_000;
const changed = 1_000;
const atOnce = 500;
/** While one batch is computed another one is read or written. */
const batches = 3;

/** Scores of everybody with 20 posts and a place on a board over 30 days each: read, computed with 199 permutations, and written. */
export async function bench(many = people): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lens-bench-'));
  const database = await openDatabase({ folder });
  const apart = computeApart();
  try {
    const { sql } = database;
    await seedPeople(sql, many, now());
    await settleDown(sql);
    const store = shillStore(sql);
    const worked = async () => {
      const [began, cpu] = [performance.now(), process.cpuUsage()];
      const one = async () => {
        while ((await store.recompute(atOnce, now(), (sources) => apart.compute(sources, now()))) > 0);
      };
      await Promise.all(Array.from({ length: batches }, one));
      const { user, system } = process.cpuUsage(cpu);
      return { seconds: (performance.now() - began) / 1_000, ofProcessor: (user + system) / 1_000_000 };
    };
    const mark = async (limit: number) => {
      await sql`analyze shill_dirty`; // the database takes the list for empty, as it is nearly always
      await sql`insert into shill_dirty select person, 0 from shill_people limit ${limit}`;
    };

    await mark(many);
    const all = await worked();
    await mark(changed);
    const some = await worked();

    const sources: ShillSource[] = [];
    await mark(atOnce);
    await store.recompute(atOnce, now(), async (read) => {
      sources.push(...read);
      return [];
    });
    const began = performance.now();
    computeAll(sources, now());
    const alone = ((performance.now() - began) / 1_000 / sources.length) * many;
    const [{ scored } = { scored: 0 }] = await sql<{ scored: number }[]>`
      select count(*)::int as scored from shill_people where totals::text like '%"30":{"overall"%'`;
    return [
      atMost(
        `scores of ${many} people, from and into the database; ${scored} have one; ${all.ofProcessor.toFixed(1)} s of processor time without the database’s (baseline: computing alone, on one core)`,
        30,
        all.seconds,
        alone,
        's',
      ),
      atMost(`scores of ${changed} who changed, from and into the database`, 1, some.seconds, (alone / many) * changed, 's'),
    ];
  } finally {
    await apart.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) console.table(await bench());
