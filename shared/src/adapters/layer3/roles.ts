import { givenId, givenText } from '../given.ts';
import { isRecord, type JsonRecord, read } from '../json.ts';
import type { Place } from '../walk.ts';

/** What a record is. `broken`: meant as a campaign or community, but without a usable slug or name. */
export type Role = 'campaign' | 'space' | 'broken' | undefined;

/** Keys that only hold a list or a page of it: what is in them is named by the key around them. */
const holders =
  /^(items?|data|results?|list|nodes?|edges?|pages?|json|rows|entries|values|records|groups?|sections?|children|parent|hits|content)$/i;
/** The only holders that lead out of an entity: a category's children are categories, a community's items are not communities. */
const family = /^(children|parent)$/i;
const communities = /(communit(y|ies)|daos?)$/i;
const campaigns = /(quests?|activations?|streaks?|collections?|campaigns?|tasks?|bount(y|ies)|competitions?|journeys?)$/i;
/**
 * Things that have a slug and a name and are plainly no campaigns: what campaigns are sorted by, where they run, what they
 * give, who made them, and the steps inside them. Only the record itself is passed over: quests listed in it are found.
 */
const labels =
  /(tags?|chains?|networks?|categor(y|ies)|ecosystems?|tokens?|topics?|labels?|skills?|languages?|difficult(y|ies)|badges?|achievements?|filters?|breadcrumbs?|rewards?|protocols?|dapps?|partners?|sponsors?|publishers?|users?|authors?|creators?|owners?|steps?|seo)$/i;

/** How many records around one are looked at: an answer nests no deeper, and a bound keeps reading linear. */
const farthest = 12;

/**
 * What a record is, by what it has and by the key it stands under: a community under a key that says so, else a campaign;
 * both have a slug (`namespace` of old) and a title or name.
 * Only a community under such a key may go without a slug, if it has an id.
 * @param rootIsCommunities Whether the answer as a whole lists communities.
 */
export function roleOf(place: Place, rootIsCommunities: boolean): Role {
  const { value } = place;
  const hasPlaceForSlug = mayHaveSlug(value);
  if (!hasPlaceForSlug && givenId(read(value, 'id')) === undefined) return undefined;
  const name = nameOf(value);
  if (name === undefined) return undefined; // a stub

  const key = namingKey(place);
  if (key !== undefined && labels.test(key)) return undefined;
  if (!hasPlaceForSlug) return isCommunityByKey(key) ? 'space' : undefined;
  if (slugOf(value) === undefined || typeof name !== 'string') return 'broken';
  if (isCommunityByKey(key)) return 'space';
  return rootIsCommunities && !campaigns.test(key ?? '') && !isInsideEntity(place) ? 'space' : 'campaign';
}

/** @returns `undefined` unless it can be one: it stands in addresses. */
export function slugOf(value: unknown): string | undefined {
  for (const key of ['slug', 'namespace']) {
    const slug = read(value, key);
    if (typeof slug === 'string' && /^[^\s/?#]{1,200}$/.test(slug) && slug.isWellFormed()) return slug;
  }
  return undefined;
}

/** A community's id: its slug, else (where the record has no place for one) its number. */
export function spaceIdOf(value: unknown): string | undefined {
  return slugOf(value) ?? (isRecord(value) && !mayHaveSlug(value) ? givenId(read(value, 'id')) : undefined);
}

function mayHaveSlug(value: JsonRecord): boolean {
  return Object.hasOwn(value, 'slug') || Object.hasOwn(value, 'namespace');
}

function isCommunityByKey(key: string | undefined): boolean {
  return key !== undefined && communities.test(key);
}

/** Title, else name. */
export function nameOf(value: JsonRecord): ReturnType<typeof givenText> {
  const title = givenText(read(value, 'title'));
  return typeof title === 'string' && title.trim() !== '' ? title : (givenText(read(value, 'name')) ?? title);
}

/** The key that says what a record is, past keys that only hold it. `undefined`: the answer itself holds it. */
function namingKey(place: Place): string | undefined {
  let at: Place | undefined = place;
  for (let steps = 0; at?.key !== undefined && holders.test(at.key) && steps < farthest; steps += 1) {
    const around: Place | undefined = at.parent;
    if (around === undefined) return undefined;
    if (slugOf(around.value) !== undefined && !family.test(at.key)) return at.key;
    at = around;
  }
  return at?.key;
}

/** Whether another entity is around: what a list of communities tells of each community is not a community. */
function isInsideEntity(place: Place): boolean {
  let around = place.parent;
  for (let steps = 0; around !== undefined && steps < farthest; steps += 1) {
    if (slugOf(around.value) !== undefined) return true;
    around = around.parent;
  }
  return false;
}
