import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EpochMs } from '@infofi-lens/shared/units';
import { pino } from 'pino';
import { compose } from './compose.ts';
import { connect } from './db/client.ts';
import { readEnv } from './env.ts';
import { Told } from './worker-process.ts';

const now = () => Date.now() as EpochMs; // the clock is within the range of times

/** Ctrl-C reaches the whole group: whoever started this says when it ends, by closing the channel, or by being gone. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

try {
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL); // who asks goes before what is made for later
} catch {
  // Where that is not allowed both share the machine alike.
}

const env = readEnv(process.env);
const log = pino({ level: env.LOG_LEVEL, base: null });
if (env.DATABASE_URL === undefined)
  throw new Error('The process that makes facts is started by the API, which says where the database is.');

let pressed = false;
process.on('message', (message) => {
  const told = Told.safeParse(message);
  if (told.success) pressed = told.data.pressed;
});

const sql = connect(env.DATABASE_URL);
const folder = fileURLToPath(new URL(env.DATA_DIR, new URL('../../', import.meta.url)));
const { work } = compose({
  env,
  sql,
  publicUrl: new URL(env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT}`),
  pages: new Map(),
  now,
  log,
  dumpsFolder: path.resolve(folder, env.DUMPS_DIR),
  pressed: () => pressed,
});
const stops: (() => Promise<void>)[] = [];
const ended = new Promise<void>((done) => {
  process.once('disconnect', done);
});
for (const job of work) stops.push(await job.start());
if (process.connected) await ended;

for (const stop of stops.reverse()) await stop().catch((error: unknown) => log.error({ err: error }, 'stopping was not clean'));
await sql.end({ timeout: 10 });
process.exit(0);
