import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Manifest, ManifestAnswer, ShardList } from '@infofi-lens/shared/catalogue/manifest';
import { LensError } from '@infofi-lens/shared/errors';
import type { CatalogueStore } from '../../stores/catalogue/catalogue-store.ts';
import { unpackText } from './pack.ts';

/**
 * Writes the catalogue as a folder that any web server can carry: the same paths as the API's. The manifest comes last and in one
 * step, so whoever reads meanwhile finds every file that it names.
 * @returns how many files there are beside it.
 * @throws {LensError} `not_ready`
 */
export async function exportCatalogue(store: Pick<CatalogueStore, 'manifest' | 'file'>, to: string): Promise<number> {
  const found = await store.manifest();
  if (!found) throw new LensError('not_ready', 'There is no catalogue yet. Start the API once.');
  const { manifest: signed } = ManifestAnswer.parse(JSON.parse(found.answer));
  const manifest = Manifest.parse(JSON.parse(signed.text));
  const catalogue = path.join(to, 'v1', 'catalogue');
  await mkdir(path.join(catalogue, 'files'), { recursive: true });
  const written = new Set<string>();
  const write = async (hash: string): Promise<Buffer> => {
    const bytes = await store.file(hash);
    if (!bytes) throw new LensError('not_ready', 'The catalogue changed meanwhile. Try again.');
    await writeFile(path.join(catalogue, 'files', hash), bytes);
    written.add(hash);
    return bytes;
  };
  const { snapshot, deltas, documents, shards } = manifest;
  for (const [hash] of [...snapshot.parts, ...deltas.map(([, , ref]) => ref), ...Object.values(documents)]) await write(hash);
  if (shards) for (const [hash] of ShardList.parse(JSON.parse(await unpackText(await write(shards.list[0]))))) await write(hash);
  await writeFile(path.join(catalogue, 'manifest.new'), found.answer);
  await rename(path.join(catalogue, 'manifest.new'), path.join(catalogue, 'manifest'));
  return written.size;
}
