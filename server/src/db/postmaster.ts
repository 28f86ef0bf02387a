import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A PostgreSQL that already runs on a data folder. */
export interface Postmaster {
  pid: number;
  port: number;
}

/**
 * Reads `postmaster.pid`, which a server writes into its data folder: pid on line 1, port on line 4.
 * A file left behind by a crash is removed when its pid is gone or now belongs to another program
 * (in containers pids are reused at once, and PostgreSQL would refuse to start).
 */
export async function runningPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const file = join(dataDir, 'postmaster.pid');
  const lines = await readFile(file, 'utf8').then(
    (text) => text.split('\n'),
    () => undefined,
  );
  if (!lines) return undefined;
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (Number.isInteger(pid) && pid > 0 && (await isPostgres(pid))) return { pid, port };
  await rm(file, { force: true });
  return undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes('postgres');
  } catch {
    return true; // no /proc here: believe the pid, PostgreSQL itself will decide
  }
}
