import type { Tokens } from '@infofi-lens/shared/contracts/auth';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';

/** A sign-in that somebody has to finish on the connect page. */
export interface PendingSignIn {
  /** Origin of the API it is with. */
  readonly server: string;
  readonly verifier: string;
  readonly challenge: string;
  readonly startedAt: EpochMs;
}
/** A wallet that somebody who is signed in wants to add: it has to sign on the connect page, too. */
export type PendingWallet = PendingSignIn;
/** An X account that somebody who is signed in wants to be linked: a wallet of theirs has to state that on the connect page. */
export interface PendingXLink extends PendingSignIn {
  readonly handle: string;
}
/** Who is signed in, and the keys to that. They are for one server and are never sent to another. */
export interface Session {
  readonly server: string;
  readonly tokens: Tokens;
}
/** Why there is no session any more, when its owner did not end it. */
export interface Ended {
  readonly server: string;
  /** Code of the server's refusal. */
  readonly code: string;
  readonly at: EpochMs;
}
interface States {
  pending: PendingSignIn;
  adding: PendingWallet;
  stating: PendingXLink;
  session: Session;
  ended: Ended;
}
export type SessionRow = { [Id in keyof States]: { id: Id; value: States[Id] } }[keyof States];

export const sessionIndexes = 'id';

export const sessionQueries = (table: EntityTable<SessionRow, 'id'>) => ({
  pending: (): Promise<PendingSignIn | undefined> => read(table, 'pending'),
  current: (): Promise<Session | undefined> => read(table, 'session'),
  ended: (): Promise<Ended | undefined> => read(table, 'ended'),
  adding: (): Promise<PendingWallet | undefined> => read(table, 'adding'),
  stating: (): Promise<PendingXLink | undefined> => read(table, 'stating'),

  /** Another try takes the place of the one before. */
  begin: (value: PendingSignIn): Promise<unknown> => table.put({ id: 'pending', value }),
  cancel: (): Promise<void> => table.delete('pending'),
  /** Another wallet takes the place of the one before. */
  beginAdding: (value: PendingWallet): Promise<unknown> => table.put({ id: 'adding', value }),
  endAdding: (): Promise<void> => table.delete('adding'),
  /** Another X account takes the place of the one before. */
  beginStating: (value: PendingXLink): Promise<unknown> => table.put({ id: 'stating', value }),
  endStating: (): Promise<void> => table.delete('stating'),
  /** The tokens arrived or were renewed. Needs a transaction. */
  async keep(value: Session): Promise<void> {
    await table.bulkDelete(['pending', 'ended']);
    await table.put({ id: 'session', value });
  },
  /** The server no longer knows the session. Needs a transaction. */
  async end(value: Ended): Promise<void> {
    await table.bulkDelete(['session', 'pending', 'adding', 'stating']);
    await table.put({ id: 'ended', value });
  },
  forget: (): Promise<void> => table.clear(),
});

async function read<Id extends keyof States>(table: EntityTable<SessionRow, 'id'>, id: Id): Promise<States[Id] | undefined> {
  const row = await table.get(id);
  return row?.id === id ? (row.value as States[Id]) : undefined; // the row's id says which state it holds
}
