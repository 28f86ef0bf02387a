import { isRecord, type JsonRecord } from '../json.ts';
import type { Place } from '../walk.ts';

/** Something that was meant to be a post or an account and could not be read. */
export interface Flaw {
  readonly code: 'broken_entry' | 'unknown_shape' | 'no_result';
  readonly path: string;
}

/** What X sends on purpose in the place of a post or an account. */
const gaps = new Set(['TweetTombstone', 'TweetUnavailable', 'TweetPreviewDisplay', 'UserUnavailable']);
const holders = /^(?:tweet|user|retweeted_status|quoted_status)_?results?$|^(?:reposted|quoted)(?:Status|Post)Results$/i;
const itemTypes = new Set(['TimelineTweet', 'TimelineUser']);

/**
 * Looks at the frame around posts and accounts: instructions, entries, items, results.
 * A place without a result is common (suspended accounts) and costs nothing; it counts only when a whole page is like that.
 */
export function flawAt(place: Place, flaws: Flaw[]): void {
  const { value } = place;
  const { instructions, entries, moduleItems } = value;
  if (Array.isArray(instructions)) listFlaws(place, 'instructions', instructions, flaws);
  else if (instructions !== undefined && instructions !== null) add(flaws, 'unknown_shape', place, '.instructions');
  if (Array.isArray(entries)) listFlaws(place, 'entries', entries, flaws);
  if (Array.isArray(moduleItems)) listFlaws(place, 'moduleItems', moduleItems, flaws);
  const entry = value.entryId ?? value.entry_id;
  if (typeof entry === 'string' && 'content' in value && !isRecord(value.content)) add(flaws, 'broken_entry', place);
  const type = value.itemType ?? value.__typename;
  if (typeof type === 'string' && itemTypes.has(type)) itemFlaw(place, flaws);
  if (place.key === 'result') resultFlaw(place, flaws);
}

function listFlaws(place: Place, name: string, list: readonly unknown[], flaws: Flaw[]): void {
  list.forEach((item, at) => {
    if (!isRecord(item)) add(flaws, 'broken_entry', place, `.${name}[${at}]`);
  });
}

function itemFlaw(place: Place, flaws: Flaw[]): void {
  const { value } = place;
  const results = value.tweet_results ?? value.user_results ?? value.tweetResults ?? value.userResults;
  if (results === undefined || results === null) {
    const renamed = Object.keys(value).some((key) => /results?$/i.test(key) && isRecord(value[key]));
    add(flaws, renamed ? 'unknown_shape' : 'no_result', place);
  } else if (!isRecord(results)) add(flaws, 'broken_entry', place);
  else if (results.result !== undefined && results.result !== null && !isRecord(results.result))
    add(flaws, 'broken_entry', place, '.result');
}

/** A result that says it is something we do not know. */
function resultFlaw(place: Place, flaws: Flaw[]): void {
  const { value, parent } = place;
  const type = value.__typename;
  if (typeof type !== 'string' || parent?.key === undefined || !(holders.test(parent.key) || isAnswer(parent))) return;
  if (!gaps.has(type) && type !== 'TweetWithVisibilityResults' && type !== 'Tweet') add(flaws, 'unknown_shape', place);
}

/** Only the first paths are ever shown; the rest is counted. */
const shownPaths = 50;

function add(flaws: Flaw[], code: Flaw['code'], place: Place, suffix = ''): void {
  flaws.push({ code, path: flaws.length < shownPaths ? pathTo(place) + suffix : '*' });
}

/** `data.user.result`, `data.tweetResult.result`: what a question about one post or account answers. */
function isAnswer({ key, parent }: Place): boolean {
  return parent?.key === 'data' && key !== undefined && /^(?:user|tweet)/i.test(key);
}

/** Keys that may be shown in a warning: X's own words. Any other key may be a name or an id. */
const frame = new Set(
  `data home home_timeline_urt user result results timeline timeline_v2 instructions entries entry content item items itemContent moduleItems
  tweet_results user_results tweet user tweetResult user_result search_by_raw_query search_timeline list tweets_timeline members_timeline
  threaded_conversation_with_injections_v2 timeline_response legacy core retweeted_status_result quoted_status_result`.split(/\s+/),
);

/** Where a place is, in X's words; '*' stands for a key that is none of them. */
export function pathTo(place: Place): string {
  const keys: string[] = [];
  for (let at: Place | undefined = place; at !== undefined && keys.length < 20; at = at.parent)
    if (at.key !== undefined) keys.unshift(frame.has(at.key) ? at.key : '*');
  return keys.join('.');
}

/** Whether a part that carries everything else is there and is no record: what remains of the object is not worth having. */
export function isBroken(part: unknown): boolean {
  return part !== undefined && part !== null && !isRecord(part);
}

/** Whether a record holds more than a name and an id: a stub is no loss. */
export function isMoreThanStub(record: JsonRecord): boolean {
  return Object.keys(record).some((key) => key !== '__typename' && key !== 'rest_id' && key !== 'id');
}
