import type { ContributorId } from '@infofi-lens/shared/units';
import type { Sql } from '../db/client.ts';

export interface KnownContributor {
  /** Short name inside the database. */
  readonly no: number;
  readonly point: Buffer;
}

/** Device keys. */
export const contributorStore = (sql: Sql) => ({
  /** @returns the counter of its last batch, 0 when it sent none; `undefined` for a key nobody knows. */
  async counterOf(id: ContributorId): Promise<number | undefined> {
    const [found] = await sql<{ counter: number }[]>`select counter from contributors where id = ${id}`;
    return found?.counter;
  },

  async find(id: ContributorId): Promise<KnownContributor | undefined> {
    const [found] = await sql<{ no: number; public_key: Buffer }[]>`select no, public_key from contributors where id = ${id}`;
    return found && { no: found.no, point: found.public_key };
  },

  /** Counter of the last batch; 0 for somebody unknown. */
  async counter(no: number): Promise<number> {
    const [found] = await sql<{ counter: number }[]>`select counter from contributors where no = ${no}`;
    return found?.counter ?? 0;
  },

  /** Whether the key was erased: it can not come back. */
  async isErased(id: ContributorId): Promise<boolean> {
    const found = await sql`select from erased_contributors where id_hash = encode(sha256(convert_to(${id}, 'UTF8')), 'hex')`;
    return found.length > 0;
  },
});
export type ContributorStore = ReturnType<typeof contributorStore>;
