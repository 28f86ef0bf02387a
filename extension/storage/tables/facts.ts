import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import type { Via } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';
import { prefixOf, wordsOf } from '../words.ts';

/** A value as this browser last saw it, and how. */
export interface SeenValue {
  readonly value: unknown;
  readonly observedAt: EpochMs;
  readonly via: Via;
  /** Adapter and version, `galxe@1`. */
  readonly adapter: string;
}

/** All that this browser saw of one entity. */
export interface FactRow {
  key: EntityKey;
  platform: PlatformId;
  kind: Kind;
  id: string;
  fields: Record<string, SeenValue>;
  firstSeen: EpochMs;
  /** The newest sighting of any field. */
  lastSeen: EpochMs;
  /** What was last put in the sync queue, so that the same news is not sent with every page view. */
  shared?: { readonly at: EpochMs; readonly print: string };
  // Below: columns that exist for the indexes alone, derived from the fields (see columns.ts).
  /** Equals lastSeen for rows that may be evicted; absent for the viewer's own participation, which never is. */
  age?: EpochMs;
  endsAt?: EpochMs;
  expected?: number;
  /** `platform:kind:name` in lower case for entities whose pages are addressed by a name instead of the id. */
  page?: string;
  /** The entity that holds this one: a campaign's space, a row's board, a post's author. */
  parent?: EntityKey;
  words?: string[];
}

/** Only what is queried by. Everything else is stored but not indexed. */
export const factIndexes = 'key, age, [kind+lastSeen], [kind+endsAt], [kind+expected], page, parent, *words';

const shownOnPages: ReadonlySet<Kind> = new Set<Kind>(['campaign', 'board-entry', 'post']);

export const factQueries = (table: EntityTable<FactRow, 'key'>) => ({
  get: (key: EntityKey): Promise<FactRow | undefined> => table.get(key),

  /** In the order of `keys`; `undefined` where nothing was seen. */
  many: (keys: readonly EntityKey[]): Promise<(FactRow | undefined)[]> => table.bulkGet([...keys]),

  /** The entity whose page is addressed by that name (a space's alias, an account's handle), without regard to case. */
  byPage: (platform: PlatformId, kind: Kind, name: string): Promise<FactRow | undefined> =>
    table.where('page').equals(`${platform}:${kind}:${name.toLowerCase()}`).first(),

  /** Campaigns that end at or after `from`, the soonest first. */
  endingSoon: ({ from, limit }: { from: EpochMs; limit: number }): Promise<FactRow[]> =>
    table.where('[kind+endsAt]').between(['campaign', from], ['campaign', Number.POSITIVE_INFINITY]).limit(limit).toArray(),

  /** Open campaigns whose expected value is known, the highest first. */
  bestExpected: ({ limit }: { limit: number }): Promise<FactRow[]> =>
    table.where('[kind+expected]').between(['campaign', 0], ['campaign', Number.POSITIVE_INFINITY]).reverse().limit(limit).toArray(),

  /** The latest seen first. */
  recent: (kind: Kind, { limit }: { limit: number }): Promise<FactRow[]> =>
    table.where('[kind+lastSeen]').between([kind, 0], [kind, Number.POSITIVE_INFINITY]).reverse().limit(limit).toArray(),

  /**
   * The time of the newest sighting from a platform, of what its pages show rather than of who looks at them; looked for among
   * the newest of all. `undefined` when it is not among those.
   */
  async newestOf(platform: PlatformId): Promise<EpochMs | undefined> {
    const newest = await table.orderBy('age').reverse().limit(1_000).toArray();
    const ofPlatform = newest.filter((row) => row.platform === platform);
    return (ofPlatform.find(({ kind }) => shownOnPages.has(kind)) ?? ofPlatform[0])?.lastSeen;
  },

  /** What an entity holds: a space's campaigns, a board's rows, an author's posts. In no particular order. */
  under: (parent: EntityKey, { limit }: { limit: number }): Promise<FactRow[]> =>
    table.where('parent').equals(parent).limit(limit).toArray(),

  /** Walks the index, a quarter of a second for 50,000: not for a first paint. */
  count: (kind: Kind): Promise<number> => table.where('[kind+lastSeen]').between([kind, 0], [kind, Number.POSITIVE_INFINITY]).count(),

  /**
   * Everything seen that has a word beginning with each of the words of `text`, the latest seen first.
   * Reads at most 2,000 candidates of the longest word: the longest is usually the rarest.
   */
  async search(text: string, { limit, kind }: { limit: number; kind?: Kind }): Promise<FactRow[]> {
    const asked = wordsOf([text]).sort((a, b) => b.length - a.length);
    const [longest] = asked;
    if (longest === undefined) return [];
    const found = await table.where('words').between(longest, prefixOf(longest)).distinct().limit(2_000).toArray();
    return found
      .filter((row) => (kind === undefined || row.kind === kind) && asked.every((word) => row.words?.some((own) => own.startsWith(word))))
      .sort((a, b) => b.lastSeen - a.lastSeen)
      .slice(0, limit);
  },

  put: (rows: readonly FactRow[]): Promise<unknown> => table.bulkPut([...rows]),

  /** Rows whose keys lie in a range, in the order of their keys: `after` is not among them, `until` may be. */
  between: (after: string, until: string, limit: number): Promise<FactRow[]> =>
    table.where('key').between(after, until, false, true).limit(limit).toArray(),

  /** Every row, in pages, for export. */
  after: (key: EntityKey | '', limit: number): Promise<FactRow[]> => table.where('key').above(key).limit(limit).toArray(),
});
