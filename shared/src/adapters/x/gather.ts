import { isRecord, type JsonRecord } from '../json.ts';
import { type Place, walk } from '../walk.ts';
import { Frame } from './frame.ts';
import { isForFew, isPost, versionsOf } from './post.ts';
import { authorOf } from './post-fields.ts';
import { isPrivatePart, isProtected, Withheld } from './privacy.ts';
import type { ResultWords } from './tables.ts';
import { handleOf, isUser, userId } from './user.ts';

/** A post as found, with what only its surroundings tell. */
export interface FoundPost {
  readonly post: JsonRecord;
  readonly place: Place;
  readonly promoted: boolean;
}

/** Everything in a payload that may be of interest, before anything is said about it. */
export interface Gathered {
  readonly posts: FoundPost[];
  readonly users: Place[];
  readonly withheld: Withheld;
  readonly frame: Frame;
}

/**
 * Parts of accounts, posts, cards and media, in X's words, in which neither a post nor an account ever lay: most records of an answer
 * are in there. `media`, `card` and labels are not among them, as they may hold the account they come from.
 */
const plainParts: ReadonlySet<string> = new Set(
  (
    'action_counts avatar banner dm_permissions location media_permissions notifications_settings pinned_items privacy professional ' +
    'profile_bio profile_metadata profile_translation relationship_counts relationship_perspectives tipjar_settings tweet_counts verification ' +
    'website binding_values video_info sizes features original_info indices display_text_range views edit_control urls hashtags symbols ' +
    'user_mentions quoted_status_permalink clientEventInfo feedbackInfo ext_media_availability media_results'
  ).split(' '),
);

const placesPerStep = 400;

/**
 * Goes once through the whole answer, wherever things lie in it: X moves and renames the paths, while a post stays a post.
 * Protected accounts can be known only at the end (one sighting of an account may say less than another), so nothing is said here.
 */
export function* gather(body: unknown, words: ResultWords): Generator<undefined, Gathered, undefined> {
  const found: Gathered = { posts: [], users: [], withheld: new Withheld(), frame: new Frame(words) };
  const posts = new Set<JsonRecord>();
  let open = true;
  let visited = 0;
  for (const place of walk(body, () => open, plainParts)) {
    visited += 1;
    if (visited % placesPerStep === 0) yield;
    open = !isPrivatePart(place);
    if (!open) continue;
    const { value } = place;
    if (isPost(place)) {
      posts.add(value);
      if (isForFew(value)) withholdPost(found.withheld, value);
      found.posts.push({ post: value, place, promoted: isPromoted(place, posts) });
    } else if (isUser(value)) found.users.push(place);
    else found.frame.visit(place);
    if (isProtected(value)) withholdUser(found.withheld, place);
  }
  for (const { post } of found.posts) withholdByAuthor(found.withheld, post);
  return found;
}

/** X marks the item around an advertised post; what that post quotes is no advertisement. */
function isPromoted(place: Place, posts: ReadonlySet<JsonRecord>): boolean {
  let at = place.parent;
  for (let steps = 0; steps < 8 && at !== undefined && !posts.has(at.value); steps += 1) {
    const { promotedMetadata, promoted_metadata, entryId, entry_id } = at.value;
    if (isRecord(promotedMetadata) || isRecord(promoted_metadata)) return true;
    const entry = entryId ?? entry_id;
    if (typeof entry === 'string') return entry.startsWith('promoted-');
    at = at.parent;
  }
  return false;
}

function withholdUser(withheld: Withheld, { value, parent }: Place): void {
  withheld.user(userId(value), handleOf(value));
  // "Unavailable, protected" has no id of its own, its holder may: `user: {rest_id, result: {…}}`.
  if (value.__typename === 'UserUnavailable') withheld.user(parent?.value.rest_id, undefined);
}

function withholdByAuthor(withheld: Withheld, post: JsonRecord): void {
  const { id, handle, user } = authorOf(post);
  if (user && isProtected(user)) withheld.user(id, handle);
}

function withholdPost(withheld: Withheld, post: JsonRecord): void {
  for (const id of versionsOf(post)) withheld.post(id);
}
