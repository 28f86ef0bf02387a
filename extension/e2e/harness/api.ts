import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Postgres, postgresIn } from './postgres.ts';
import { root } from './root.ts';
import { run } from './run.ts';

/** The API as its own process, on a port that stays the same when it is started again. */
export interface Api {
  readonly url: string;
  start(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would. Its database goes on. */
  kill(): Promise<void>;
  /** Ends everything, the database too. */
  close(): Promise<void>;
  readonly database: Postgres;
  /** Writes the catalogue as a folder for mirrors, as an operator does. */
  exportCatalogue(to: string): Promise<void>;
  /** Asks a route under `/v1/operator/` as the operator of this API. */
  operate(method: 'GET' | 'PUT' | 'POST', path: string, body?: object): Promise<unknown>;
}

const startWithin = 60_000;
const operatorToken = 'operator-of-the-tests';

/**
 * Chooses a free port. Starts nothing yet.
 * @param dataDir Folder of the embedded database.
 * @param extra What else stands in its environment.
 */
export async function prepareApi(dataDir: string, extra: Readonly<Record<string, string>> = {}): Promise<Api> {
  const database = postgresIn(dataDir);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    REQUESTS_PER_MINUTE: '0',
    LOG_LEVEL: 'warn',
    CATALOGUE_SECONDS: '0.3',
    // Some tries, so that every run shows the work; the usual number would cost each test a second.
    ADMISSION_BITS: '2',
    OPERATORS: `tester:${createHash('sha256').update(operatorToken).digest('hex')}`,
    ...extra,
  };
  let child: ChildProcess | undefined;
  let words = '';
  const end = async (signal: NodeJS.Signals) => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await gone;
  };
  return {
    url,
    async start() {
      const started = spawn(process.execPath, [path.join(root, 'server/src/main.ts')], {
        cwd: root,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      for (const stream of [started.stdout, started.stderr])
        stream.on('data', (chunk: Buffer) => {
          words = `${words}${chunk}`.slice(-4_000);
        });
      const deadline = Date.now() + startWithin;
      while (!(await isReady(url))) {
        if (started.exitCode !== null) throw new Error(`The API did not start:\n${words}`);
        if (Date.now() > deadline) throw new Error(`The API was not ready within ${startWithin / 1_000} s:\n${words}`);
        await delay(50);
      }
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async close() {
      await end('SIGTERM');
      await database.stop();
    },
    database,
    exportCatalogue: (to) => run(process.execPath, [path.join(root, 'server/cli/catalogue.ts'), 'export', to], env),
    async operate(method, path, body) {
      const response = await fetch(`${url}/v1/operator/${path}`, {
        method,
        headers: { authorization: `Bearer ${operatorToken}`, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify({ ...body, reason: 'a test' }) }),
      });
      if (!response.ok) throw new Error(`${method} ${path} was refused: ${await response.text()}`);
      return response.json();
    },
  };
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('There is no free port.'))));
    });
  });
}
