import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { Dump, type DumpedFiles, type SignedDump } from '@infofi-lens/shared/contracts/dumps';
import { sign } from '@infofi-lens/shared/signing/signed';
import type { EpochMs } from '@infofi-lens/shared/units';
import type * as z from 'zod/mini';
import type { KeptCheckpoint } from '../../stores/checkpoint-store.ts';
import type { DumpStore } from '../../stores/dump-store.ts';
import type { SigningService } from '../signing/signing.ts';
import { textFile, writeDump } from './write-dump.ts';

const day = 86_400_000;
/** What is new could tell who is looking at what right now; after two days it could not. */
export const publishedAfterMs = 2 * day;
/** Who wants an older one has kept it. */
const keptMs = 30 * day;
const manifestName = 'manifest.json';

export interface DumpsGiven {
  store: DumpStore;
  /** Where the days' folders lie. `undefined`: no dumps are made. */
  folder: string | undefined;
  signing: Pick<SigningService, 'signer' | 'documents'>;
  now: () => EpochMs;
}

/** The daily dumps: a folder a day, complete or not there. */
export function dumps({ store, folder, signing, now }: DumpsGiven) {
  async function all(): Promise<Dump[]> {
    if (folder === undefined) return [];
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []; // none was made yet
      throw error;
    });
    const days = names
      .filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name))
      .sort()
      .reverse();
    return Promise.all(days.map(async (name) => Dump.parse(JSON.parse(await readFile(path.join(folder, name, manifestName), 'utf8')))));
  }
  const published = async () => (await all()).filter(({ publishedAt }) => publishedAt <= now());
  const remove = async (those: readonly Dump[]) => {
    if (folder !== undefined) for (const { date } of those) await rm(path.join(folder, date), { recursive: true, force: true });
  };

  /** What lets everybody check that files are those this server wrote, from wherever they have them. */
  async function signedList(date: string, madeAt: EpochMs, files: DumpedFiles['files']): Promise<z.infer<typeof SignedDump>> {
    const list: DumpedFiles = { format: 1, date, madeAt, files };
    return { signed: await sign(await signing.signer(), 'dump', JSON.stringify(list)), keys: await signing.documents() };
  }

  return {
    /** Writes the day's dump with its first checkpoint, and removes what is old. */
    async onCheckpoint(made: KeptCheckpoint): Promise<void> {
      if (folder === undefined) return;
      const { madeAt } = made.checkpoint;
      const date = new Date(madeAt).toISOString().slice(0, 10);
      const held = await all();
      await remove(held.filter((one) => one.madeAt < madeAt - keptMs));
      if (held.some((one) => one.date === date)) return;

      const half = path.join(folder, `.${date}`);
      await rm(half, { recursive: true, force: true });
      await mkdir(half, { recursive: true });
      const written = await store.at((moment) => writeDump(half, date, moment, made));
      const files = [
        ...written,
        await textFile(half, `${date}.signed.json`, `${JSON.stringify(await signedList(date, madeAt, written))}\n`),
      ];
      const manifest: Dump = { date, madeAt, publishedAt: (madeAt + publishedAfterMs) as EpochMs, files }; // a time and two days
      await writeFile(path.join(half, manifestName), JSON.stringify(manifest));
      await rename(half, path.join(folder, date));
    },

    /** The newest first. */
    published,

    /** @returns `undefined` for a name that is in no published dump. */
    async open(name: string): Promise<{ bytes: number; sha256: string; stream: ReadableStream } | undefined> {
      for (const { date, files } of await published()) {
        const file = files.find((one) => one.name === name);
        if (!file || folder === undefined) continue;
        const { bytes, sha256 } = file;
        const stream = Readable.toWeb(createReadStream(path.join(folder, date, name))) as ReadableStream; // Node's type of the same thing
        return { bytes, sha256, stream };
      }
      return undefined;
    },

    /** What was not seen by anybody yet still holds somebody who was erased: the next checkpoint writes it anew. */
    forgetUnpublished: async (): Promise<void> => remove((await all()).filter(({ publishedAt }) => publishedAt > now())),
  };
}
