import { joined, type Patch } from '@infofi-lens/shared/catalogue/patch';
import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';

/**
 * What came for some of the entities and is not in its place yet. It holds from the moment it is here: who reads an entity is
 * given its row with its news. A browser takes as long for a thousand small rows as for a thousand large ones, and hardly any
 * time for a few: so news wait in a few rows, and go to their places afterwards, some at a time.
 */
export interface NewsRow {
  bucket: number;
  receivedAt: EpochMs;
  /** JSON: one patch an entity, by its key. */
  text: string;
}
type News = Record<EntityKey, Patch>;

export const newsIndexes = 'bucket';

/** Few enough to be written at once, many enough that one of them is read and written quickly. */
const buckets = 16;

function bucketOf(key: EntityKey): number {
  let sum = 0;
  for (let at = 0; at < key.length; at++) sum = (Math.imul(sum, 31) + key.charCodeAt(at)) >>> 0;
  return sum % buckets;
}

export const newsQueries = (table: EntityTable<NewsRow, 'bucket'>) => ({
  of: async (key: EntityKey): Promise<Patch | undefined> => newsIn(await table.get(bucketOf(key)))[key],
  /** Of any of `keys`, by key. There are none most of the time, so all are read at once. */
  async ofAny(keys: readonly EntityKey[]): Promise<ReadonlyMap<EntityKey, Patch>> {
    const rows = new Map((await table.toArray()).map((row) => [row.bucket, row]));
    const found = new Map<EntityKey, Patch>();
    for (const [bucket, some] of Map.groupBy(rows.size === 0 ? [] : keys, bucketOf)) {
      const news = newsIn(rows.get(bucket));
      for (const key of some) if (news[key]) found.set(key, news[key]);
    }
    return found;
  },

  /** In their order. Needs a transaction. */
  async add(patches: readonly Patch[], receivedAt: EpochMs): Promise<void> {
    const given = [...Map.groupBy(patches, (patch) => bucketOf(entityKey(patch)))];
    const held = await table.bulkGet(given.map(([bucket]) => bucket));
    const rows = given.map(([bucket, some], at) => {
      const news = newsIn(held[at]);
      for (const patch of some) {
        const key = entityKey(patch);
        news[key] = news[key] ? joined(news[key], patch) : patch;
      }
      return { bucket, receivedAt, text: JSON.stringify(news) };
    });
    await table.bulkPut(rows);
  },

  /** Takes some away, for whoever puts them in their place. Needs a transaction. @returns `undefined` when none are left. */
  async take(limit: number): Promise<{ patches: Patch[]; receivedAt: EpochMs } | undefined> {
    const row = await table.limit(1).first();
    if (!row) return undefined;
    const all = Object.entries(newsIn(row));
    const rest = Object.fromEntries(all.slice(limit));
    if (all.length > limit) await table.put({ ...row, text: JSON.stringify(rest) });
    else await table.delete(row.bucket);
    return { patches: all.slice(0, limit).map(([, patch]) => patch), receivedAt: row.receivedAt };
  },
});

const newsIn = (row: NewsRow | undefined): News => (row ? (JSON.parse(row.text) as News) : {}); // written above
