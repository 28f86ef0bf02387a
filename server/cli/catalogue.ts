/** `npm run catalogue -- export DIR`: writes the catalogue as a folder of files, which any web server can carry as a mirror. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Manifest, ManifestAnswer, ShardList } from '@infofi-lens/shared/catalogue/manifest';
import { LensError } from '@infofi-lens/shared/errors';
import { openDatabase } from '../src/db/open-database.ts';
import { readEnv } from '../src/env.ts';
import { unpackText } from '../src/services/catalogue/pack.ts';
import { type CatalogueStore, catalogueStore } from '../src/stores/catalogue/catalogue-store.ts';

const [command, directory] = process.argv.slice(2);

try {
  if (command !== 'export' || !directory) throw new LensError('usage', 'npm run catalogue -- export DIR');
  const env = readEnv(process.env);
  const folder = fileURLToPath(new URL(env.DATA_DIR, new URL('../../', import.meta.url)));
  const database = await openDatabase({ url: env.DATABASE_URL, folder });
  try {
    const to = path.resolve(process.env.INIT_CWD ?? process.cwd(), directory);
    console.log(`${await exportTo(catalogueStore(database.sql), to)} files are in ${to}`);
  } finally {
    await database.close();
  }
} catch (error) {
  if (!(error instanceof LensError)) throw error;
  console.error(error.hint ? `${error.message}\n${error.hint}` : error.message);
  process.exitCode = 1;
}

/** The manifest is written last and in one step: whoever reads meanwhile finds every file that it names. */
async function exportTo(store: CatalogueStore, to: string): Promise<number> {
  const found = await store.manifest();
  if (!found) throw new LensError('not_ready', 'There is no catalogue yet. Start the API once.');
  const { manifest: signed } = ManifestAnswer.parse(JSON.parse(found.answer));
  const manifest = Manifest.parse(JSON.parse(signed.text));
  const catalogue = path.join(to, 'v1', 'catalogue');
  await mkdir(path.join(catalogue, 'files'), { recursive: true });
  const write = async ([hash]: readonly [string, number, number]): Promise<Buffer> => {
    const bytes = await store.file(hash);
    if (!bytes) throw new LensError('not_ready', 'The catalogue changed meanwhile. Try again.');
    await writeFile(path.join(catalogue, 'files', hash), bytes);
    return bytes;
  };
  const refs = [...manifest.snapshot.parts, ...manifest.deltas.map(([, , ref]) => ref), ...Object.values(manifest.documents)];
  if (manifest.shards) refs.push(...ShardList.parse(JSON.parse(await unpackText(await write(manifest.shards.list)))));
  for (const ref of refs) await write(ref);
  await writeFile(path.join(catalogue, 'manifest.new'), found.answer);
  await rename(path.join(catalogue, 'manifest.new'), path.join(catalogue, 'manifest'));
  return new Set(refs.map(([hash]) => hash)).size;
}
