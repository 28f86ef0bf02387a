import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';
import { prefixOf, wordsOf } from '../words.ts';

/** All that the crowd knows of one entity, each value with its evidence. */
export interface CrowdRow {
  key: EntityKey;
  platform: PlatformId;
  kind: Kind;
  id: string;
  facts: Record<string, FactValue>;
  receivedAt: EpochMs;
  /**
   * Which part of the catalogue it came with, and which edition of it: what is left of an older edition is what the newer one no
   * longer has. `asked`: it was looked up by name.
   */
  part: string;
  // Columns for the indexes, from agreed values only.
  endsAt?: EpochMs;
  expected?: number;
  page?: string;
  parent?: EntityKey;
  words?: string[];
}

export const crowdIndexes = 'key, receivedAt, part, [kind+endsAt], [kind+expected], page, parent, *words';

export const crowdQueries = (table: EntityTable<CrowdRow, 'key'>) => ({
  get: (key: EntityKey): Promise<CrowdRow | undefined> => table.get(key),
  /** In the order of `keys`; `undefined` where the crowd knows nothing. */
  many: (keys: readonly EntityKey[]): Promise<(CrowdRow | undefined)[]> => table.bulkGet([...keys]),
  /** @see factQueries.byPage */
  byPage: (platform: PlatformId, kind: Kind, name: string): Promise<CrowdRow | undefined> =>
    table.where('page').equals(`${platform}:${kind}:${name.toLowerCase()}`).first(),
  /** Campaigns whose agreed end is at or after `from`, the soonest first. */
  endingSoon: ({ from, limit }: { from: EpochMs; limit: number }): Promise<CrowdRow[]> =>
    table.where('[kind+endsAt]').between(['campaign', from], ['campaign', Number.POSITIVE_INFINITY]).limit(limit).toArray(),
  /** @see factQueries.bestExpected */
  bestExpected: ({ limit }: { limit: number }): Promise<CrowdRow[]> =>
    table.where('[kind+expected]').between(['campaign', 0], ['campaign', Number.POSITIVE_INFINITY]).reverse().limit(limit).toArray(),
  under: (parent: EntityKey, { limit }: { limit: number }): Promise<CrowdRow[]> =>
    table.where('parent').equals(parent).limit(limit).toArray(),
  /** Walks the whole table: not for a first paint, {@link isEmpty} is. */
  count: (): Promise<number> => table.count(),
  isEmpty: async (): Promise<boolean> => (await table.limit(1).primaryKeys()).length === 0,

  /** @see factQueries.search */
  async search(text: string, { limit, kind }: { limit: number; kind?: Kind }): Promise<CrowdRow[]> {
    const asked = wordsOf([text]).sort((a, b) => b.length - a.length);
    const [longest] = asked;
    if (longest === undefined) return [];
    const found = await table.where('words').between(longest, prefixOf(longest)).distinct().limit(2_000).toArray();
    return found
      .filter((row) => (kind === undefined || row.kind === kind) && asked.every((word) => row.words?.some((own) => own.startsWith(word))))
      .slice(0, limit);
  },

  put: (rows: readonly CrowdRow[]): Promise<unknown> => table.bulkPut([...rows]),
  remove: (keys: readonly EntityKey[]): Promise<void> => table.bulkDelete([...keys]),
  clear: (): Promise<void> => table.clear(),
  /** Every part and edition there are rows of. */
  parts: async (): Promise<string[]> => (await table.orderBy('part').uniqueKeys()).map(String),
  removePart: (part: string): Promise<number> => table.where('part').equals(part).delete(),
});
