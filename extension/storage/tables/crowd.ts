import { type Patch, patched } from '@infofi-lens/shared/catalogue/patch';
import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import { type EntityKey, entityKey, type PlatformId } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';
import type { PlainColumns } from '../columns.ts';
import { prefixOf, wordsOf } from '../words.ts';
import { type NewsRow, newsQueries } from './crowd-news.ts';

/** All that the crowd knows of one entity, each value with its evidence. */
export interface CrowdRow {
  key: EntityKey;
  platform: PlatformId;
  kind: Kind;
  id: string;
  facts: Record<string, FactValue>;
}

/** The same as it is stored: the facts as JSON text, which a browser writes and reads back several times as fast as objects. */
export interface StoredCrowdRow extends Omit<CrowdRow, 'facts'> {
  text: string;
}

/** What it is found by, from agreed values only. Apart from the facts: most news change a fact, and writing an index is dear. */
export interface CrowdColumns extends PlainColumns {
  key: EntityKey;
  kind: Kind;
  receivedAt: EpochMs;
  /**
   * Which part of the catalogue it came with, and which edition of it: what is left of an older edition is what the newer one no
   * longer has. `asked`: it was looked up by name.
   */
  part: string;
}

/** The words it is searched by, from agreed values only. They hardly ever change. */
export interface CrowdWords {
  key: EntityKey;
  kind: Kind;
  words: string[];
}
/** Everything of one entity at once. */
export type CrowdEntry = CrowdRow & CrowdColumns & Partial<Pick<CrowdWords, 'words'>>;

export const crowdIndexes = 'key';
export const crowdColumnIndexes = 'key, receivedAt, part, [kind+endsAt], [kind+expected], page, parent';
export const crowdWordIndexes = 'key, *words';

export interface CrowdTables {
  readonly crowd: EntityTable<StoredCrowdRow, 'key'>;
  readonly crowdColumns: EntityTable<CrowdColumns, 'key'>;
  readonly crowdWords: EntityTable<CrowdWords, 'key'>;
  readonly crowdNews: EntityTable<NewsRow, 'bucket'>;
}

export const crowdQueries = ({ crowd, crowdColumns: columns, crowdWords: words, crowdNews }: CrowdTables) => {
  const news = newsQueries(crowdNews);
  /** In one transaction: news that go to their place in between would be missed in both. */
  const atOnce = <T>(work: () => Promise<T>): Promise<T> => crowd.db.transaction('r', crowd, crowdNews, work);
  const placed = async (keys: readonly EntityKey[]): Promise<(CrowdRow | undefined)[]> => (await crowd.bulkGet([...keys])).map(unpacked);
  const many = (keys: readonly EntityKey[]): Promise<(CrowdRow | undefined)[]> =>
    atOnce(async () => {
      const [rows, fresh] = await Promise.all([placed(keys), news.ofAny(keys)]);
      return keys.map((key, at) => withNews(rows[at], fresh.get(key)));
    });
  const get = (key: EntityKey): Promise<CrowdRow | undefined> =>
    atOnce(async () => {
      const [row, fresh] = await Promise.all([crowd.get(key), news.of(key)]);
      return withNews(unpacked(row), fresh);
    });
  const known = async (keys: readonly EntityKey[]): Promise<CrowdRow[]> => (await many(keys)).filter((row) => row !== undefined);
  return {
    get,
    /** In the order of `keys`; `undefined` where the crowd knows nothing. */
    many,
    /** The same without the news that are not in their place yet: for whoever writes rows. */
    placed,
    /** @see factQueries.byPage */
    async byPage(platform: PlatformId, kind: Kind, name: string): Promise<CrowdRow | undefined> {
      const found = await columns.where('page').equals(`${platform}:${kind}:${name.toLowerCase()}`).first();
      return found && get(found.key);
    },
    /** Campaigns whose agreed end is at or after `from`, the soonest first. */
    endingSoon: async ({ from, limit }: { from: EpochMs; limit: number }): Promise<CrowdRow[]> =>
      known(
        await columns.where('[kind+endsAt]').between(['campaign', from], ['campaign', Number.POSITIVE_INFINITY]).limit(limit).primaryKeys(),
      ),
    /** @see factQueries.bestExpected */
    bestExpected: async ({ limit }: { limit: number }): Promise<CrowdRow[]> =>
      known(
        await columns
          .where('[kind+expected]')
          .between(['campaign', 0], ['campaign', Number.POSITIVE_INFINITY])
          .reverse()
          .limit(limit)
          .primaryKeys(),
      ),
    under: async (parent: EntityKey, { limit }: { limit: number }): Promise<CrowdRow[]> =>
      known(await columns.where('parent').equals(parent).limit(limit).primaryKeys()),
    /** @see factQueries.between. What the crowd knows no more is left out, so there may be fewer than the rows that were read. */
    between: (after: string, until: string, limit: number): Promise<{ rows: CrowdRow[]; last: string | undefined }> =>
      atOnce(async () => {
        const held = await crowd.where('key').between(after, until, false, true).limit(limit).toArray();
        const fresh = await news.ofAny(held.map(({ key }) => key));
        const rows = held.flatMap((row) => withNews(unpacked(row), fresh.get(row.key)) ?? []);
        return { rows, last: held.length < limit ? undefined : held.at(-1)?.key };
      }),
    /** Walks the whole table: not for a first paint, {@link isEmpty} is. */
    count: (): Promise<number> => crowd.count(),
    isEmpty: async (): Promise<boolean> => (await crowd.limit(1).primaryKeys()).length === 0,

    /** @see factQueries.search */
    async search(text: string, { limit, kind }: { limit: number; kind?: Kind }): Promise<CrowdRow[]> {
      const asked = wordsOf([text]).sort((a, b) => b.length - a.length);
      const [longest] = asked;
      if (longest === undefined) return [];
      const found = await words.where('words').between(longest, prefixOf(longest)).distinct().limit(2_000).toArray();
      const keys = found
        .filter((row) => (kind === undefined || row.kind === kind) && asked.every((word) => row.words.some((own) => own.startsWith(word))))
        .map(({ key }) => key);
      return known(keys.slice(0, limit));
    },

    put: (entries: readonly CrowdEntry[]): Promise<void> => putEntries({ crowd, crowdColumns: columns, crowdWords: words }, entries),
    /** For news that change nothing of what a row is found by. */
    putFacts: (rows: readonly CrowdRow[]): Promise<unknown> => crowd.bulkPut(rows.map(packed)),
    putColumns: (rows: readonly CrowdColumns[]): Promise<unknown> => columns.bulkPut([...rows]),

    async remove(keys: readonly EntityKey[]): Promise<void> {
      for (const table of [crowd, columns, words]) await table.bulkDelete([...keys]);
    },
    async clear(): Promise<void> {
      for (const table of [crowd, columns, words, crowdNews]) await table.clear();
    },
    partOf: async (key: EntityKey): Promise<string | undefined> => (await columns.get(key))?.part,
    /** Every part and edition there are rows of. */
    parts: async (): Promise<string[]> => (await columns.orderBy('part').uniqueKeys()).map(String),
    /** @param before Only what came before then; without it all of the part. */
    async removePart(part: string, before: number = Number.POSITIVE_INFINITY): Promise<void> {
      const keys = await columns
        .where('part')
        .equals(part)
        .filter(({ receivedAt }) => receivedAt < before)
        .primaryKeys();
      for (const table of [crowd, columns, words]) await table.bulkDelete(keys);
    },
  };
};

export async function putEntries(
  { crowd, crowdColumns, crowdWords }: Omit<CrowdTables, 'crowdNews'>,
  entries: readonly CrowdEntry[],
): Promise<void> {
  await crowd.bulkPut(entries.map(packed));
  await crowdColumns.bulkPut(entries.map(({ platform: _, id: __, facts: ___, words: ____, ...found }) => found));
  const searched = entries.flatMap(({ key, kind, words }) => (words ? [{ key, kind, words }] : []));
  if (searched.length > 0) await crowdWords.bulkPut(searched);
  const silent = entries.filter((entry) => !entry.words).map(({ key }) => key);
  if (silent.length > 0) await crowdWords.bulkDelete(silent);
}

const packed = ({ key, platform, kind, id, facts }: CrowdRow): StoredCrowdRow => ({ key, platform, kind, id, text: JSON.stringify(facts) });

function unpacked(row: StoredCrowdRow | undefined): CrowdRow | undefined {
  if (!row) return undefined;
  const { text, ...name } = row;
  return { ...name, facts: JSON.parse(text) as CrowdRow['facts'] }; // written above
}

/** @returns `undefined` when nothing is known of it, or no more. A change of something that is not held says nothing. */
function withNews(row: CrowdRow | undefined, patch: Patch | undefined): CrowdRow | undefined {
  if (!patch || (patch.how === 'changed' && !row)) return row;
  const { platform, kind, id } = patch;
  const facts = patched(row?.facts, patch);
  return Object.keys(facts).length === 0 ? undefined : { key: entityKey(patch), platform, kind, id, facts };
}
