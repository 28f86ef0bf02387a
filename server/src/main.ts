import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { openDatabase } from './db/open-database.ts';
import { readEnv } from './env.ts';
import { loadPages } from './http/pages.ts';
import { listen } from './listen.ts';
import { smtpMailer } from './services/mail/mailer.ts';
import { startWorker } from './worker-process.ts';

/** How long answers under way may take after the process was told to stop. */
const drainMs = 10_000;
const now = () => Date.now() as EpochMs; // the clock is within the range of times

try {
  await main();
} catch (error) {
  if (!(error instanceof LensError)) throw error;
  console.error(error.hint ? `${error.message}\n${error.hint}` : error.message);
  process.exitCode = 1;
}

/** Reads the settings, opens the database, starts the jobs, listens; and undoes all of it in reverse when told to stop. */
async function main(): Promise<void> {
  const env = readEnv(process.env);
  const log = pino({ level: env.LOG_LEVEL, base: null });
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse())
      await step().catch((error: unknown) => log.error({ err: error }, 'stopping was not clean'));
  };
  try {
    const folder = fileURLToPath(new URL(env.DATA_DIR, new URL('../../', import.meta.url)));
    const database = await openDatabase({ url: env.DATABASE_URL, folder, onLog: (line) => log.debug({ postgres: line }) });
    undo.push(() => database.close());

    const publicUrl = new URL(env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT}`);
    const mailer = env.SMTP_URL && env.MAIL_FROM ? smtpMailer({ url: env.SMTP_URL, from: env.MAIL_FROM, log }) : undefined;
    if (mailer) undo.push(() => mailer.close());
    else log.info('mail is not configured (SMTP_URL, MAIL_FROM): people sign in with wallets only');
    const { deps, jobs, pressed, taken } = compose({
      env,
      sql: database.sql,
      publicUrl,
      pages: await loadPages(),
      now,
      log,
      dumpsFolder: path.resolve(folder, env.DUMPS_DIR),
      mailer,
    });
    for (const job of jobs) undo.push(await job.start());
    undo.push(startWorker({ databaseUrl: database.url, pressed, taken, log }));

    const server = await listen(createApp(deps), { port: env.PORT, host: env.HOST });
    undo.push(() => server.close(drainMs));
    log.info({ port: server.port, publicUrl: publicUrl.origin, database: env.DATABASE_URL ? 'given' : 'embedded' }, 'listening');
  } catch (error) {
    await stop();
    throw error;
  }
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return; // Ctrl-C reaches the whole group, and whoever started us passes it on: once is enough
      stopping = true;
      log.info({ signal }, 'stopping');
      void stop().then(() => process.exit(0));
    });
}
