import type { FileRef, Manifest } from '@infofi-lens/shared/catalogue/manifest';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../../db/client.ts';

export interface CatalogueState {
  readonly read_seq: number;
  readonly seq: number;
  readonly shards_seq: number;
  readonly shard_digits: number;
  /** When shards were packed last. */
  readonly shards_at: number;
  readonly snapshot: Manifest['snapshot'];
  readonly snapshot_at: number;
  readonly sequence: number;
  readonly issued_at: number;
  readonly basis: string;
}

export async function readState(tx: Transaction): Promise<CatalogueState> {
  const [state] = await tx<CatalogueState[]>`
    select read_seq, seq, shards_seq, shard_digits, shards_at, snapshot, snapshot_at, sequence, issued_at, basis from catalogue_state`;
  if (!state) throw new Error('The state of the catalogue is gone.');
  return state;
}

export async function writeState(tx: Transaction, state: Omit<CatalogueState, 'sequence' | 'issued_at' | 'basis'>): Promise<void> {
  await tx`update catalogue_state set read_seq = ${state.read_seq}, seq = ${state.seq}, shards_seq = ${state.shards_seq},
    shard_digits = ${state.shard_digits}, shards_at = ${state.shards_at}, snapshot = ${JSON.stringify(state.snapshot)}::text::json, snapshot_at = ${state.snapshot_at}`;
}

export async function writeManifest(
  tx: Transaction,
  given: { sequence: number; issuedAt: number; basis: string; answer: string },
): Promise<void> {
  await tx`update catalogue_state set sequence = ${given.sequence}, issued_at = ${given.issuedAt}, basis = ${given.basis}, answer = ${given.answer}`;
}

/** The newest manifest as it is sent. `undefined`: none was made yet. */
export async function currentManifest(sql: Sql): Promise<{ sequence: number; madeAt: EpochMs; answer: string } | undefined> {
  const [row] = await sql<{ sequence: number; issued_at: EpochMs; answer: string | null }[]>`
    select sequence, issued_at, answer from catalogue_state`;
  return row && row.answer !== null ? { sequence: row.sequence, madeAt: row.issued_at, answer: row.answer } : undefined;
}

/** How many entities there are facts of. */
export async function known(tx: Transaction): Promise<number> {
  const [row] = await tx<{ known: number }[]>`select coalesce(sum(known), 0)::int as known from platform_totals`;
  return row?.known ?? 0;
}

export async function documents(tx: Transaction): Promise<Record<string, FileRef>> {
  const rows = await tx<{ name: string; hash: string; bytes: number; raw: number }[]>`
    select name, hash, length(bytes) as bytes, raw from catalogue_documents join catalogue_files using (hash) order by name`;
  return Object.fromEntries(rows.map(({ name, hash, bytes, raw }) => [name, [hash, bytes, raw]]));
}

export async function setDocument(tx: Transaction, name: string, hash: string): Promise<void> {
  await tx`insert into catalogue_documents values (${name}, ${hash}) on conflict (name) do update set hash = excluded.hash`;
}
