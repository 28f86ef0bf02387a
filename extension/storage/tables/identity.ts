import type { ContributorId } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';

/** The pseudonym of this browser: a key that can sign and can not be taken out. */
export interface IdentityRow {
  id: 'device';
  keyPair: CryptoKeyPair;
  contributor: ContributorId;
  /** Raw point, base64, as the server is told it. */
  publicKey: string;
  /** Counter of the last signed attempt. Saved before anything is sent with it, so that none is used twice. */
  counter: number;
  /** Addresses of the servers that know the key. */
  registeredAt: string[];
}

export const identityIndexes = 'id';

export const identityQueries = (table: EntityTable<IdentityRow, 'id'>) => ({
  get: (): Promise<IdentityRow | undefined> => table.get('device'),
  /** Keeps the identity that is there: of two workers that made one, the first wins. Needs a transaction. */
  async keep(made: IdentityRow): Promise<IdentityRow> {
    const there = await table.get('device');
    if (there) return there;
    await table.add(made);
    return made;
  },
  /** @returns the number to sign the next attempt with; it is saved already. Needs a transaction. */
  async nextCounter(): Promise<number> {
    const { counter } = await required(table);
    await table.update('device', { counter: counter + 1 });
    return counter + 1;
  },
  /** The server has seen a higher counter (another copy of this profile): go on from there. Needs a transaction. */
  async registered(server: string, counter: number): Promise<void> {
    const own = await required(table);
    await table.update('device', { counter: Math.max(own.counter, counter), registeredAt: [...new Set([...own.registeredAt, server])] });
  },
  /** The key is of no use any more: the next one is another contributor. Needs a transaction. */
  forget: (): Promise<void> => table.delete('device'),
  /** Needs a transaction. */
  async unregistered(server: string): Promise<void> {
    const own = await required(table);
    await table.update('device', { registeredAt: own.registeredAt.filter((known) => known !== server) });
  },
});

async function required(table: EntityTable<IdentityRow, 'id'>): Promise<IdentityRow> {
  const row = await table.get('device');
  if (!row) throw new Error('There is no device key yet.'); // the callers make one first
  return row;
}
