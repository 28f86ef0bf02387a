/** `npm run catalogue -- export DIR`: writes the catalogue as a folder of files, which any web server can carry as a mirror. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LensError } from '@infofi-lens/shared/errors';
import { openDatabase } from '../src/db/open-database.ts';
import { readEnv } from '../src/env.ts';
import { exportCatalogue } from '../src/services/catalogue/export.ts';
import { catalogueStore } from '../src/stores/catalogue/catalogue-store.ts';

const [command, directory] = process.argv.slice(2);

try {
  if (command !== 'export' || !directory) throw new LensError('usage', 'npm run catalogue -- export DIR');
  const env = readEnv(process.env);
  const folder = fileURLToPath(new URL(env.DATA_DIR, new URL('../../', import.meta.url)));
  const database = await openDatabase({ url: env.DATABASE_URL, folder });
  try {
    const to = path.resolve(process.env.INIT_CWD ?? process.cwd(), directory);
    console.log(`The manifest and ${await exportCatalogue(catalogueStore(database.sql), to)} files are in ${to}`);
  } finally {
    await database.close();
  }
} catch (error) {
  if (!(error instanceof LensError)) throw error;
  console.error(error.hint ? `${error.message}\n${error.hint}` : error.message);
  process.exitCode = 1;
}
