import type { Sql, Transaction } from '../../db/client.ts';
import { fileBytes, putFile, type StoredFile } from './files.ts';
import { named } from './shards.ts';
import { currentManifest, setDocument } from './state.ts';

/** One process at a time makes the catalogue. */
const catalogueLock = 7_264_021;

export const catalogueStore = (sql: Sql) => ({
  /** Works on the catalogue in one transaction. @returns `undefined` when another process is at it. */
  async alone<T>(work: (tx: Transaction) => Promise<T>): Promise<T | undefined> {
    return (await sql.begin(async (tx) => {
      const [lock] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${catalogueLock}) as mine`;
      return lock?.mine ? work(tx) : undefined;
    })) as T | undefined; // the driver's type takes promises out of T, which is none
  },

  manifest: () => currentManifest(sql),
  /** The bytes as they are carried. */
  file: (hash: string) => fileBytes(sql, hash),
  named: (prefix: string) => named(sql, prefix),

  /** Puts a document into the catalogue, in the place of the one of that name. */
  async setDocument(name: string, file: StoredFile): Promise<void> {
    await sql.begin(async (tx) => {
      await putFile(tx, file);
      await setDocument(tx, name, file.ref[0]);
    });
  },
});
export type CatalogueStore = ReturnType<typeof catalogueStore>;
