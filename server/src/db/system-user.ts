import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LensError } from '@infofi-lens/shared/errors';

const run = promisify(execFile);

/** Whom to run the database as. Empty: as whoever runs this process. */
export interface SystemUser {
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root; then the system's `postgres` user runs it, and is made if there is none.
 * @throws {LensError} `no_postgres_user` when it can neither be found nor made.
 */
export async function databaseUser(): Promise<SystemUser> {
  if (process.getuid?.() !== 0) return {};
  const found = await lookUp();
  if (found) return found;
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  } catch (cause) {
    throw new LensError('no_postgres_user', 'PostgreSQL does not run as root, and no user "postgres" could be made.', {
      hint: 'Run as another user, make the user "postgres", or set DATABASE_URL.',
      cause,
    });
  }
  const made = await lookUp();
  if (!made) throw new LensError('no_postgres_user', 'The user "postgres" was made but can not be found.');
  return made;
}

async function lookUp(): Promise<SystemUser | undefined> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)));
    return uid === undefined || gid === undefined ? undefined : { uid, gid };
  } catch {
    return undefined; // `id` fails for an unknown user
  }
}
