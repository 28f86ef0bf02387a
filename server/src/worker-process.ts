import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import * as z from 'zod/mini';

/** What the process that answers requests tells the one that works beside it. */
export const Told = z.strictObject({ pressed: z.boolean() });

const entry = fileURLToPath(new URL('./worker.ts', import.meta.url));
/** How often it is looked whether there is anything to tell. */
const everyMs = 200;
/** From this share of its time on, the process that answers requests has no time to give away; when sightings take so much of it, they are why. */
const busyFrom = 0.85;
const manyFrom = 10_000 * (everyMs / 1_000);
const restartAfterMs = 1_000;

interface Given {
  /** Of the database in use. */
  databaseUrl: string;
  /** Whether more comes in than gets done: what can wait steps back. */
  pressed: () => boolean;
  /** Sightings taken in since the process began. */
  taken: () => number;
  log: Logger;
}

/**
 * Starts the process that makes facts of what comes in, and everything that follows from facts: work of seconds, which must not keep a
 * request waiting. Should it end by itself it is started again; it ends when this process does, however that ends.
 * @returns what ends it, once the piece of work in hand is done.
 */
export function startWorker({ databaseUrl, pressed, taken, log }: Given): () => Promise<void> {
  let stopping = false;
  let running = start();

  function start(): ChildProcess {
    const child = fork(entry, {
      execArgv: [...process.execArgv, '--max-semi-space-size=64', '--min-semi-space-size=32'],
      env: { ...process.env, DATABASE_URL: databaseUrl },
    });
    child.once('exit', (code, signal) => {
      if (stopping) return;
      log.error({ code, signal }, 'the process that makes facts ended; it is started again');
      void delay(restartAfterMs, undefined, { ref: false }).then(() => {
        if (!stopping) running = start();
      });
    });
    return child;
  }

  let told: boolean | undefined;
  let toldTo: ChildProcess | undefined;
  let before = taken();
  let loop = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(loop);
    loop = performance.eventLoopUtilization();
    const many = taken() - before >= manyFrom;
    before = taken();
    const now = many && (pressed() || utilization >= busyFrom);
    if (!running.connected || (now === told && running === toldTo)) return;
    [told, toldTo] = [now, running];
    running.send({ pressed: now } satisfies z.infer<typeof Told>, () => undefined); // whoever is gone by now needs no word
  }, everyMs);

  return async () => {
    stopping = true;
    clearInterval(timer);
    if (running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    if (running.connected) running.disconnect();
    await ended;
  };
}
