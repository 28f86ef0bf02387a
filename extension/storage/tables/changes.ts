import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';

/** Something that this browser saw become different: for "what is new" lists. */
export interface ChangeRow {
  seq: number;
  entity: EntityKey;
  platform: PlatformId;
  kind: Kind;
  /** `undefined`: the entity itself was seen for the first time. */
  field?: string;
  before?: unknown;
  after?: unknown;
  at: EpochMs;
}
export type Change = Omit<ChangeRow, 'seq'>;

export const changeIndexes = '++seq, entity';

export const changeQueries = (table: EntityTable<ChangeRow, 'seq'>) => ({
  /** The newest first. */
  recent: ({ limit }: { limit: number }): Promise<ChangeRow[]> => table.orderBy('seq').reverse().limit(limit).toArray(),
  /** The newest first. */
  of: (entity: EntityKey, { limit }: { limit: number }): Promise<ChangeRow[]> =>
    table.where('entity').equals(entity).reverse().limit(limit).toArray(),
  add: (changes: readonly Change[]): Promise<unknown> => table.bulkAdd([...changes]),
});
