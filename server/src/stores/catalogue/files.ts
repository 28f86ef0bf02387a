import type { FileRef } from '@infofi-lens/shared/catalogue/manifest';
import type { Sql, Transaction } from '../../db/client.ts';

/** A file with its bytes as they are carried. */
export interface StoredFile {
  readonly ref: FileRef;
  readonly bytes: Buffer;
}

/** Keeps a file. One with the same bytes is the same. */
export async function putFile(tx: Transaction, { ref: [hash, , raw], bytes }: StoredFile): Promise<void> {
  await tx`insert into catalogue_files (hash, bytes, raw) values (${hash}, ${bytes}, ${raw}) on conflict (hash) do update set unused_since = null`;
}

export async function fileBytes(sql: Sql | Transaction, hash: string): Promise<Buffer | undefined> {
  const [row] = await sql<{ bytes: Buffer }[]>`select bytes from catalogue_files where hash = ${hash}`;
  return row?.bytes;
}

/** Notes since when files are named nowhere, and drops those nobody can be fetching any more. @param used All that are named. */
export async function dropUnused(tx: Transaction, used: readonly string[], now: number, graceMs: number): Promise<void> {
  const named = `{${used.join()}}`;
  await tx`update catalogue_files set unused_since = null where unused_since is not null and hash = any(${named}::text::text[])`;
  await tx`update catalogue_files set unused_since = ${now} where unused_since is null and not hash = any(${named}::text::text[])`;
  await tx`delete from catalogue_files where unused_since < ${now - graceMs}`;
}
