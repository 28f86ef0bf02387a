import { isRecord, type JsonRecord, read } from '../json.ts';
import type { Place } from '../walk.ts';
import { idOf } from './values.ts';

/** Whether a record is a post: by its type, or by place and shape where a wrapper left the type out. */
export function isPost({ key, value, parent }: Place): boolean {
  const type = value.__typename;
  if (type === 'Tweet') return parent === undefined || !isClosed(parent.value);
  if ((type !== undefined && type !== null) || (parent !== undefined && isClosed(parent.value))) return false;
  if (key === 'tweet' && parent?.value.__typename === 'TweetWithVisibilityResults') return true;
  const { legacy } = value;
  if (idOf(value.rest_id) === undefined && idOf(read(legacy, 'id_str')) === undefined) return false;
  if (isRecord(value.counts) || isRecord(value.edit_control)) return true;
  return [value, legacy].some((said) => read(said, 'full_text') !== undefined || read(said, 'favorite_count') !== undefined);
}

/** A post shown in part to those who do not subscribe: what is behind it is not public. */
function isClosed(record: JsonRecord): boolean {
  return record.__typename === 'TweetPreviewDisplay';
}

/** Posts that X shows to a circle or to paying subscribers. */
export function isForFew(post: JsonRecord): boolean {
  return isRecord(post.trusted_friends_info_result) || isRecord(post.exclusive_tweet_info) || isRecord(post.exclusiveTweetInfo);
}

/** The post inside its wrappers. @returns `undefined` for a tombstone, an unavailable post, a preview, nothing at all. */
export function unwrapPost(result: unknown): JsonRecord | undefined {
  let at = result;
  for (let depth = 0; depth < 5 && isRecord(at); depth += 1) {
    const type = at.__typename;
    if (type === 'Tweet' || type === undefined || type === null) {
      if (postId(at) !== undefined) return at;
      at = type === 'Tweet' ? undefined : at.tweet;
    } else at = type === 'TweetWithVisibilityResults' ? at.tweet : undefined;
  }
  return undefined;
}

/** The id of this version of a post. */
export function postId(post: JsonRecord): string | undefined {
  return idOf(post.rest_id) ?? idOf(read(post.legacy, 'id_str')) ?? idOf(post.id_str);
}

/** Every version of an edited post has its own id; the first names the post, so that an edit does not count twice. */
export function versionsOf(post: JsonRecord): readonly string[] {
  const id = postId(post);
  if (id === undefined) return [];
  const control = post.edit_control;
  const initial = read(control, 'edit_control_initial');
  const listed = read(initial, 'edit_tweet_ids') ?? read(control, 'edit_tweet_ids');
  const ids = Array.isArray(listed) ? listed.slice(0, 20).map(idOf) : [];
  const versions = ids.includes(id) ? ids.filter((other) => other !== undefined) : [id];
  const first = idOf(read(control, 'initial_tweet_id')) ?? idOf(read(initial, 'initial_tweet_id'));
  return first === undefined || first === versions[0] ? versions : [first, ...versions];
}
