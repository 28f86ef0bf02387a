import type { JsonRecord } from '../json.ts';
import type { Filled } from '../table.ts';
import type { Place } from '../walk.ts';
import { isCampaignId } from './page.ts';
import type { galxeTables } from './tables.ts';

/** What an object is, as far as this adapter cares. */
export type EntityType = (typeof galxeTables.typenames)['means'][number];
export type TypeTables = Pick<Filled<typeof galxeTables>, 'typenames' | 'keys'>;

/**
 * An object is what its `__typename` says, wherever it stands and whichever operation brought it: operations are renamed, types are not.
 * The documented interface leaves type names out; there the key under which GraphQL puts the object tells, also through
 * `list` and `edges[].node`. Anything else is nothing of ours, however much it looks like it.
 */
export function entityType({ value, key, parent }: Place, { typenames, keys }: TypeTables): EntityType | undefined {
  if (Object.hasOwn(value, '__typename')) return meaningOf(value.__typename, typenames);
  const type = meaningOf(listKey(key, parent), keys);
  if (type === undefined || isConnection(value) || isForeign(type, value.id)) return undefined;
  return type === 'points-row' && !Object.hasOwn(value, 'rank') ? undefined : type;
}

/** Whether an object that stands where a campaign belongs is one: it says so, or says nothing. */
export function isCampaign(value: JsonRecord, { typenames }: TypeTables): boolean {
  return !Object.hasOwn(value, '__typename') || meaningOf(value.__typename, typenames) === 'campaign';
}

function meaningOf(word: unknown, table: Readonly<Record<string, EntityType>>): EntityType | undefined {
  return typeof word === 'string' && Object.hasOwn(table, word) ? table[word] : undefined;
}

/** Whether an id is one that Galxe never gives to its kind: an advertising "campaign" is none of ours. */
function isForeign(type: EntityType, id: unknown): boolean {
  if (typeof id !== 'string' && typeof id !== 'number') return false; // none, or a broken one, which is counted later
  if (type === 'campaign') return !isCampaignId(String(id));
  return type === 'space' && !/^\d+$/.test(String(id));
}

/** The key that names a list's contents: `campaigns` for `campaigns.list[]` and `campaigns.edges[].node`. */
function listKey(key: string | undefined, parent: Place | undefined): string | undefined {
  if (key === 'list' || key === 'nodes') return parent !== undefined && isConnection(parent.value) ? parent.key : undefined;
  if (key === 'node') return parent?.key === 'edges' ? parent.parent?.key : undefined;
  return key;
}

/** A wrapper of a list, not an entity that happens to have a field of that name. */
function isConnection(value: JsonRecord): boolean {
  return !Object.hasOwn(value, 'id') && ['list', 'edges', 'nodes', 'pageInfo'].some((key) => Object.hasOwn(value, key));
}
