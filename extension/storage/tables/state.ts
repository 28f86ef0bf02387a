import type { FileRef } from '@infofi-lens/shared/catalogue/manifest';
import type { ErasureProof } from '@infofi-lens/shared/contracts/erasure';
import type { Trust } from '@infofi-lens/shared/signing/trust';
import type { Switches } from '@infofi-lens/shared/switches/switches';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';
import type { Layout } from '../layout.ts';
import type { HealthTotals } from './health.ts';

/** How often something failed, and when it is tried again. */
export interface Attempts {
  /** That failed in a row. */
  failures: number;
  /** It is not tried by itself before. */
  notBefore: EpochMs | 0;
  /** Of the last attempt; absent when it went well. */
  lastError?: { code: string; title: string; at: EpochMs };
}
/** How far synchronising is, and how it went: all that a worker needs to go on where another died. The attempts are those to share. */
export interface SyncState extends Attempts {
  /** Attempts to fetch the catalogue: a server that has none yet takes sightings all the same, and the other way round. */
  fetching?: Attempts;
  lastSuccessAt?: EpochMs;
  /** Items the server refused, by code. */
  refused: Record<string, number>;
  accepted: number;
  /** Items the server set aside: kept there for 30 days, and they claim nothing. */
  quarantined: number;
}
/** What is believed of one server, for good: also after others were tried. */
export interface ServerTrust {
  trust: Trust;
  /** The newest manifest believed, and its signature: no older one is, and no other one of the same number. */
  sequence: number;
  signature: string;
}
/** How far the catalogue is, and what was refused. */
export interface CatalogueState {
  servers: Record<string, ServerTrust>;
  /** The server whose catalogue is held. */
  server?: string;
  checkedAt?: EpochMs;
  etag?: string;
  /** What the facts held are as of: when the manifest was signed that they were brought up to. */
  asOf?: EpochMs;
  freshUntil?: EpochMs;
  /** Place in the order of changes. */
  seq?: number;
  /** The edition that the snapshot's rows carry. */
  edition?: string;
  /** A snapshot that is being read: how many of its parts are stored. */
  loading?: { edition: string; seq: number; parts: string[]; done: number };
  /** How many digits name a shard or bucket, and the shards' list; `all`: they are so small that everybody holds all of them. */
  shards?: { digits: number; list: FileRef; all: boolean };
  /** Which file of each shard is held, by prefix. */
  heldShards: Record<string, string>;
  lookupDigits: number;
  /** Which file of each other document was taken on. */
  documents: Record<string, string>;
  mirrors: string[];
  /** Why what was last offered was not believed; absent once something was. */
  refused?: { code: string; reason: string; at: EpochMs };
}
/** What happened to the room there is. */
export interface RoomState {
  evicted: number;
  /** The last time the browser refused to store more. */
  fullAt?: EpochMs;
  /** Whether room was found after that; while false, sightings are being lost. */
  storing: boolean;
}
/** How far the work is that makes this browser known to a server: what a worker needs to go on where another died. */
export interface ProofState {
  /** `undefined`: no work is under way. */
  work?: {
    readonly server: string;
    readonly challenge: string;
    readonly bits: number;
    readonly expiresAt: EpochMs;
    readonly since: EpochMs;
    /** The next number to try. */
    readonly next: number;
    /** The number that was found; the server has not heard it yet. */
    readonly found?: string;
  };
}
/** What of each reader's health the server has heard, so that only what came since is told. */
export interface HealthTold {
  told: Readonly<Record<string, HealthTotals>>;
}
/** What operators switched off, as it was last taken on. */
export interface SwitchState {
  /** The document's very text; '' while what is bundled holds. */
  text: string;
  switches: Switches;
}
/** How far keeping in step with the account's ledger is. */
export interface LedgerState {
  /** What this browser calls itself there. */
  device?: string;
  /** The account and the server that `epoch`, `cursor` and the marks are of. */
  account?: string;
  server?: string;
  epoch?: string;
  cursor?: string;
  /** Nothing is asked or told before, unless somebody waits for it. */
  notBefore: EpochMs | 0;
  lastSuccessAt?: EpochMs;
  lastError?: { code: string; title: string; at: EpochMs };
  /** Entries that the server refused. */
  refused: number;
  /** Why it ended although the person did not switch it off. */
  ended?: 'deleted' | 'other_account';
}
/** That a server took out everything this browser had shared with it. */
export interface ErasureReceipt {
  server: string;
  at: EpochMs;
  /** The first digits of the device key's name, which is gone by now. */
  contributor: string;
  /** What the server says it erased; absent when it did not know the key any more. */
  proof?: ErasureProof;
  /** Code of the answer to the same key's next question; `unknown_contributor` is the proof. Absent: it could not be asked. */
  askedAgain?: string;
}
/** How far somebody was led through the first run. */
export interface OnboardingState {
  /** When its page was opened by itself, which happens once. */
  openedAt?: EpochMs;
  /** The step that was last looked at. */
  step?: string;
}
interface States {
  erasures: { receipts: readonly ErasureReceipt[] };
  onboarding: OnboardingState;
  proof: ProofState;
  health: HealthTold;
  sync: SyncState;
  room: RoomState;
  catalogue: CatalogueState;
  switches: SwitchState;
  /** How each kind of page reads. */
  layout: Layout;
  ledger: LedgerState;
}
export type StateRow = { [Id in keyof States]: { id: Id; value: States[Id] } }[keyof States];

export const stateIndexes = 'id';

const initial: States = {
  erasures: { receipts: [] },
  onboarding: {},
  proof: {},
  health: { told: {} },
  sync: { failures: 0, notBefore: 0, refused: {}, accepted: 0, quarantined: 0 },
  room: { evicted: 0, storing: true },
  catalogue: { servers: {}, heldShards: {}, lookupDigits: 0, documents: {}, mirrors: [] },
  switches: { text: '', switches: { format: 1, adapters: [], fields: [], tables: {} } },
  layout: {},
  ledger: { notBefore: 0, refused: 0 },
};

export const stateQueries = (table: EntityTable<StateRow, 'id'>) => ({
  sync: (): Promise<SyncState> => read(table, 'sync'),
  room: (): Promise<RoomState> => read(table, 'room'),
  catalogue: (): Promise<CatalogueState> => read(table, 'catalogue'),
  /** Needs a transaction. */
  async changeCatalogue(change: (before: CatalogueState) => CatalogueState): Promise<void> {
    await table.put({ id: 'catalogue', value: change(await read(table, 'catalogue')) });
  },
  proof: async (): Promise<ProofState['work']> => (await read(table, 'proof')).work,
  healthTold: async (): Promise<HealthTold['told']> => (await read(table, 'health')).told,
  /** Needs a transaction. */
  async putProof(work: ProofState['work']): Promise<void> {
    await table.put({ id: 'proof', value: work === undefined ? {} : { work } });
  },
  /** Needs a transaction. @param told What is known to the server now, of these readers; of the others nothing changes. */
  async healthWasTold(told: HealthTold['told']): Promise<void> {
    await table.put({ id: 'health', value: { told: { ...(await read(table, 'health')).told, ...told } } });
  },
  /** The newest first. */
  erasures: async (): Promise<readonly ErasureReceipt[]> => (await read(table, 'erasures')).receipts,
  /** Needs a transaction. */
  async addErasure(receipt: ErasureReceipt): Promise<void> {
    const { receipts } = await read(table, 'erasures');
    await table.put({ id: 'erasures', value: { receipts: [receipt, ...receipts].slice(0, 20) } });
  },
  onboarding: (): Promise<OnboardingState> => read(table, 'onboarding'),
  /** Needs a transaction. */
  async changeOnboarding(change: OnboardingState): Promise<void> {
    await table.put({ id: 'onboarding', value: { ...(await read(table, 'onboarding')), ...change } });
  },
  switches: (): Promise<SwitchState> => read(table, 'switches'),
  layout: (): Promise<Layout> => read(table, 'layout'),
  /** Needs a transaction. */
  async changeSync(change: (before: SyncState) => SyncState): Promise<void> {
    await table.put({ id: 'sync', value: change(await read(table, 'sync')) });
  },
  /** Needs a transaction. */
  async changeRoom(change: (before: RoomState) => RoomState): Promise<void> {
    await table.put({ id: 'room', value: change(await read(table, 'room')) });
  },
  async putSwitches(value: SwitchState): Promise<void> {
    await table.put({ id: 'switches', value });
  },
  ledger: (): Promise<LedgerState> => read(table, 'ledger'),
  async putLedger(value: LedgerState): Promise<void> {
    await table.put({ id: 'ledger', value });
  },
  async putLayout(value: Layout): Promise<void> {
    await table.put({ id: 'layout', value });
  },
});

async function read<Id extends keyof States>(table: EntityTable<StateRow, 'id'>, id: Id): Promise<States[Id]> {
  const row = await table.get(id);
  return row?.id === id ? ({ ...initial[id], ...row.value } as States[Id]) : initial[id]; // the row's id says which state it holds
}
