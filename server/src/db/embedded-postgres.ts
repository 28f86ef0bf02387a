import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LensError } from '@infofi-lens/shared/errors';
import { keepRunning } from './keep-running.ts';
import { type Binaries, postgresBinaries } from './postgres-binaries.ts';
import { isAlive, type Postmaster, runningPostmaster } from './postmaster.ts';
import { sharedBuffers } from './shared-buffers.ts';
import { databaseUser, type SystemUser } from './system-user.ts';

export interface EmbeddedPostgres {
  /** `postgres://…/postgres`: the maintenance database. */
  readonly url: string;
  /** From here on it is no longer started again when it ends by itself. */
  leave(): Promise<void>;
  /** Ends it in order ("fast" shutdown) and waits until it is gone. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder for the cluster and its password; made when missing. */
  folder: string;
  /** A line of the server's own log. */
  onLog?: (line: string) => void;
  /** Settings beyond the usual ones, `name=value` (tests switch `fsync` off). */
  settings?: readonly string[];
}

/**
 * Tuned for one small machine that also runs the API. Durability is never traded away:
 * what was acknowledged has reached the disk.
 */
const usualSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  `shared_buffers=${sharedBuffers()}`,
  'work_mem=16MB',
  'maintenance_work_mem=128MB',
  'max_wal_size=4GB',
  'checkpoint_timeout=15min',
  'wal_compression=on',
  'random_page_cost=1.1',
  'jit=off', // compiling a query costs more than any of ours takes
  'autovacuum_naptime=15s',
];

const startWithin = 60_000;

/**
 * Starts the PostgreSQL that comes with the product, on a free port of this machine, or joins the one that an earlier,
 * uncleanly ended process left running on the same folder. Should it end by itself, it is started again at the same address.
 * @throws {LensError} `postgres_did_not_start` with the last lines of its log as hint.
 */
export async function startEmbeddedPostgres({ folder, onLog, settings = [] }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const [binaries, user] = await Promise.all([postgresBinaries(), databaseUser()]);
  const root = resolve(folder);
  const dataDir = join(root, 'pg');
  await mkdir(root, { recursive: true });
  if (user.uid !== undefined) await chmod(root, 0o711); // another user's server has to reach its folder inside
  const password = await makeCluster(binaries, user, root, dataDir);

  const start = async (port: number) => (await runningPostmaster(dataDir)) ?? launch(binaries, user, dataDir, { port, settings, onLog });
  const { pid, port } = await start(await freePort());
  const kept = keepRunning(pid, async () => (await start(port)).pid);
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    leave: kept.letGo,
    async stop() {
      await kept.letGo();
      await stop(kept.pid());
    },
  };
}

/** Makes the cluster once. @returns its password. */
async function makeCluster({ initdb }: Binaries, user: SystemUser, root: string, dataDir: string): Promise<string> {
  const passwordFile = join(root, 'pg-password');
  if (await exists(join(dataDir, 'PG_VERSION'))) return (await readFile(passwordFile, 'utf8')).trim();

  const password = randomBytes(24).toString('hex');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(dataDir, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const args = ['-D', dataDir, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8', '--locale=C'];
  const { code, output } = await new Promise<{ code: number | null; output: string }>((done, fail) => {
    const child = spawn(initdb, args, { ...user, cwd: dirname(initdb) });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', fail);
    child.on('close', (code) => done({ code, output }));
  });
  if (code !== 0) throw didNotStart(output);
  return password;
}

/** Starts the server in a process group of its own, so that Ctrl-C lets the API finish before its database goes. */
async function launch(
  { postgres }: Binaries,
  user: SystemUser,
  dataDir: string,
  {
    port,
    settings,
    onLog,
  }: { port: number } & Required<Pick<EmbeddedOptions, 'settings'>> & { onLog: EmbeddedOptions['onLog'] | undefined },
): Promise<Postmaster> {
  const flags = [...usualSettings, ...settings].flatMap((setting) => ['-c', setting]);
  const child = spawn(postgres, ['-D', dataDir, '-p', String(port), ...flags], {
    ...user,
    cwd: dirname(postgres),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const recent: string[] = [];
  await new Promise<void>((ready, fail) => {
    const give = (error: Error | undefined) => {
      clearTimeout(tooLate);
      error ? fail(error) : ready();
    };
    const tooLate = setTimeout(() => give(didNotStart(recent.join('\n'))), startWithin);
    child.stderr.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().split('\n').filter(Boolean)) {
        onLog?.(line);
        if (recent.push(line) > 20) recent.shift();
        if (line.includes('ready to accept connections')) give(undefined);
      }
    });
    child.on('error', give);
    child.on('exit', () => give(didNotStart(recent.join('\n'))));
  });
  child.unref();
  if (child.pid === undefined) throw didNotStart('It has no process id.');
  return { pid: child.pid, port };
}

async function stop(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT'); // PostgreSQL's "fast" shutdown: ends sessions, writes a checkpoint
  while (isAlive(pid)) await delay(20);
}

/** A port nobody uses. Another program may take it in between; then the start fails and says so. */
function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('No port.'))));
    });
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function didNotStart(log: string): LensError {
  return new LensError('postgres_did_not_start', 'The database that comes with the product did not start.', { hint: log });
}
