/**
 * `npm run rebuild`: verifies the last checkpoint and computes every fact again from it and the claims. Ends with 1 when something differs.
 * `--write`: settles what waits and puts right what differs. `--scratch`: agrees from the claims alone, without bases; compares, writes nothing.
 */
import { fileURLToPath } from 'node:url';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import { pino } from 'pino';
import { crowd } from '../src/crowd.ts';
import { openDatabase } from '../src/db/open-database.ts';
import { readEnv } from '../src/env.ts';

const usage = 'npm run rebuild -- [--write | --scratch]';
const now = () => Date.now() as EpochMs; // the clock is within the range of times
const [option, ...more] = process.argv.slice(2);

try {
  if (more.length > 0 || ![undefined, '--write', '--scratch'].includes(option)) throw new LensError('usage', usage);
  const env = readEnv(process.env);
  const folder = fileURLToPath(new URL(env.DATA_DIR, new URL('../../', import.meta.url)));
  const database = await openDatabase({ url: env.DATABASE_URL, folder });
  try {
    const { rebuild } = crowd({ env, sql: database.sql, now, log: pino({ level: 'silent' }) });
    process.exitCode = await rebuild.alone(() => run(rebuild));
  } finally {
    await database.close();
  }
} catch (error) {
  if (!(error instanceof LensError)) throw error;
  console.error(error.hint ? `${error.message}\n${error.hint}` : error.message);
  process.exitCode = 1;
}

async function run(rebuild: ReturnType<typeof crowd>['rebuild']): Promise<number> {
  const { no, wrong } = await rebuild.verify();
  if (no === undefined) console.log('There is no checkpoint yet: facts follow from claims alone.');
  else
    console.log(
      wrong.length === 0 ? `Checkpoint ${no}: signature and digests fit.` : `Checkpoint ${no} does not fit: ${wrong.join('; ')}.`,
    );

  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1_000).toFixed(1)} s`;
  if (option === '--scratch') {
    const { facts, claims, differ } = await rebuild.fromScratch();
    console.log(`${facts} facts from ${claims} claims alone, ${differ} differ from those with a base, ${seconds()}`);
    return 0;
  }
  const { facts, claims, differ, waiting, differing } = await rebuild.compare();
  console.log(`${facts} facts, ${differ} differ (${claims} claims, ${seconds()}${waiting > 0 ? `; ${waiting} wait to be settled` : ''})`);
  for (const key of differing.slice(0, 20)) console.log(`  ${key}`);
  if (option !== '--write' || (differ === 0 && waiting === 0)) return differ === 0 && wrong.length === 0 ? 0 : 1;

  await rebuild.write(differing);
  const after = await rebuild.compare();
  console.log(`written: ${after.facts} facts, ${after.differ} differ (${seconds()})`);
  return after.differ === 0 && wrong.length === 0 ? 0 : 1;
}
