import type { KeyDocument } from '@infofi-lens/shared/signing/key-document';
import type { Signed } from '@infofi-lens/shared/signing/signed';
import type { Sql, Transaction } from '../db/client.ts';

export interface SigningKeyRow {
  readonly id: string;
  readonly public_key: Buffer;
  /** The private half; `null` where only the environment holds it. */
  readonly seed: Buffer | null;
  readonly not_before: number;
  readonly not_after: number;
  readonly retired_at: number | null;
}

/** One at a time decides about keys. */
const keysLock = 7_264_020;

/** The only place that touches private keys at rest. */
export const signingKeyStore = (sql: Sql) => ({
  /** Keys that may still sign, the newest first. */
  keys: (): Promise<SigningKeyRow[]> => keysOf(sql),

  /** The signed documents, the oldest first. */
  async documents(): Promise<Signed[]> {
    const rows = await sql<{ signed: Signed }[]>`select signed from key_documents order by no`;
    return rows.map(({ signed }) => signed);
  },

  /** Changes keys and publishes the document that says so, or neither. Nobody else does at the same time. */
  change<T>(work: (keys: SigningKeyRow[], change: KeyChange) => Promise<T>): Promise<T> {
    return sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${keysLock})`;
      return work(await keysOf(tx), changeOf(tx));
    }) as Promise<T>; // the driver's type takes promises out of T, which is none
  },
});
export type SigningKeyStore = ReturnType<typeof signingKeyStore>;

const keysOf = (sql: Sql | Transaction): Promise<SigningKeyRow[]> =>
  sql<SigningKeyRow[]>`select * from signing_keys where retired_at is null order by not_before desc, id`;

const changeOf = (tx: Transaction) => ({
  async add(key: Omit<SigningKeyRow, 'retired_at'>): Promise<void> {
    await tx`insert into signing_keys (id, public_key, seed, not_before, not_after)
      values (${key.id}, ${key.public_key}, ${key.seed}, ${key.not_before}, ${key.not_after})`;
  },
  async shorten(id: string, notAfter: number): Promise<void> {
    await tx`update signing_keys set not_after = ${notAfter} where id = ${id} and not_after > ${notAfter}`;
  },
  /** Whether the key was taken away for good. */
  async isRetired(id: string): Promise<boolean> {
    const found = await tx`select from signing_keys where id = ${id} and retired_at is not null`;
    return found.length > 0;
  },
  async retire(id: string, at: number): Promise<void> {
    await tx`update signing_keys set retired_at = ${at}, seed = null where id = ${id}`;
  },
  async lastDocument(): Promise<KeyDocument | undefined> {
    const [row] = await tx<{ text: string }[]>`select signed ->> 'text' as text from key_documents order by no desc limit 1`;
    return row && (JSON.parse(row.text) as KeyDocument); // written by us alone
  },
  async publish(no: number, signed: Signed): Promise<void> {
    await tx`insert into key_documents (no, signed) values (${no}, ${JSON.stringify(signed)}::text::json)`;
  },
});
export type KeyChange = ReturnType<typeof changeOf>;
