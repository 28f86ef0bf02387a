import type { Switches } from '@infofi-lens/shared/switches/switches';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';
import type { Layout } from '../layout.ts';

/** How far synchronising is, and how it went: all that a worker needs to go on where another died. */
export interface SyncState {
  /** Attempts that failed in a row. */
  failures: number;
  /** Nothing is sent or fetched before. */
  notBefore: EpochMs | 0;
  lastSuccessAt?: EpochMs;
  lastError?: { code: string; title: string; at: EpochMs };
  /** Items the server refused, by code. */
  refused: Record<string, number>;
  accepted: number;
  /** The server whose facts are held, and how far they were fetched. */
  crowd?: { server: string; after: number; etag?: string; checkedAt: EpochMs };
}
/** What happened to the room there is. */
export interface RoomState {
  evicted: number;
  /** The last time the browser refused to store more. */
  fullAt?: EpochMs;
  /** Whether room was found after that; while false, sightings are being lost. */
  storing: boolean;
}
/** What operators switched off, as it was last taken on. */
export interface SwitchState {
  /** The document's very text; '' while what is bundled holds. */
  text: string;
  switches: Switches;
}
interface States {
  sync: SyncState;
  room: RoomState;
  switches: SwitchState;
  /** How each kind of page reads. */
  layout: Layout;
}
export type StateRow = { [Id in keyof States]: { id: Id; value: States[Id] } }[keyof States];

export const stateIndexes = 'id';

const initial: States = {
  sync: { failures: 0, notBefore: 0, refused: {}, accepted: 0 },
  room: { evicted: 0, storing: true },
  switches: { text: '', switches: { format: 1, adapters: [], fields: [], tables: {} } },
  layout: {},
};

export const stateQueries = (table: EntityTable<StateRow, 'id'>) => ({
  sync: (): Promise<SyncState> => read(table, 'sync'),
  room: (): Promise<RoomState> => read(table, 'room'),
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
  async putLayout(value: Layout): Promise<void> {
    await table.put({ id: 'layout', value });
  },
});

async function read<Id extends keyof States>(table: EntityTable<StateRow, 'id'>, id: Id): Promise<States[Id]> {
  const row = await table.get(id);
  return row?.id === id ? ({ ...initial[id], ...row.value } as States[Id]) : initial[id]; // the row's id says which state it holds
}
