import type { FieldsOf } from '../../facts/observation.ts';
import { givenCount } from '../given.ts';
import { dig, isRecord, type JsonRecord, read } from '../json.ts';
import { unwrapPost, versionsOf } from './post.ts';
import { handleOf, userId } from './user.ts';
import { firstOf, idOf, textOf, timeFromId, timeOf, unescapeText } from './values.ts';

/** Values as found; the collector checks them. */
export type PostFields = { [F in keyof FieldsOf<'post'>]: unknown };

const repostKeys = [
  'retweeted_status_result',
  'retweeted_status_results',
  'repostedStatusResults',
  'reposted_status_results',
  'repostedPostResults',
];
const quoteKeys = [
  'quoted_status_result',
  'quoted_status_results',
  'quotedPostResults',
  'quoted_post_results',
  'quotedStatusResults',
  'quotedRefResult',
];

/** Who wrote a post, as far as the post says. `user` is there only when X gave the account. */
export interface Author {
  readonly id: string | undefined;
  readonly handle: string | undefined;
  readonly user: JsonRecord | undefined;
}

export function authorOf(post: JsonRecord): Author {
  const { core } = post;
  const found = dig(core, 'user_results', 'result') ?? dig(core, 'user_result', 'result') ?? dig(post, 'author_results', 'result');
  const user = isRecord(found) ? found : undefined;
  return {
    id: (user && userId(user)) ?? idOf(firstOf(read(post.legacy, 'user_id_str'), post.user_id_str)),
    handle: user && handleOf(user),
    user,
  };
}

/** A post that another one points to. */
export interface Reference {
  /** The first version's id where the post itself is there. `undefined`: it points somewhere, but X does not say where or shows nothing. */
  readonly id: string | undefined;
  /** The account that X names beside it, without the account being there ("RT @name: …"). */
  readonly handle: string | undefined;
}

/** @returns `undefined` when the post passes nothing on. */
export function repostIn(post: JsonRecord): Reference | undefined {
  const holder = holderOf(post, repostKeys);
  if (holder === undefined) return undefined;
  const original = unwrapPost(holder.result);
  const handle = /^RT @(\w{1,15}):/.exec(textOf(rawText(post)) ?? '')?.[1];
  return {
    id: (original && versionsOf(original)[0]) ?? idOf(firstOf(read(post.legacy, 'retweeted_status_id_str'), post.retweeted_status_id_str)),
    handle,
  };
}

/** @returns `undefined` when the post quotes nothing. A quoted post that is a tombstone may be protected: its id is not given. */
export function quoteIn(post: JsonRecord): Reference | undefined {
  const result = holderOf(post, quoteKeys)?.result;
  const quoted = unwrapPost(result);
  const named = idOf(firstOf(read(post.legacy, 'quoted_status_id_str'), post.quoted_status_id_str));
  if (quoted === undefined && (named === undefined || isRecord(result))) return undefined;
  const link = textOf(dig(post.legacy, 'quoted_status_permalink', 'expanded') ?? dig(post, 'quoted_status_permalink', 'expanded')) ?? '';
  return { id: (quoted && versionsOf(quoted)[0]) ?? named, handle: /\.com\/(\w{1,15})\/status\//.exec(link)?.[1] };
}

function holderOf(post: JsonRecord, keys: readonly string[]): JsonRecord | undefined {
  for (const key of keys) {
    const holder = read(post.legacy, key) ?? post[key];
    if (isRecord(holder)) return holder;
  }
  return undefined;
}

/** What a post says of itself and its counters. `undefined` for what X did not give; a missing number of views is not 0. */
export function postFields(post: JsonRecord, id: string, now: number): PostFields {
  const { legacy, details } = post;
  const fields: PostFields = {
    likes: counter(post, 'favorite_count'),
    reposts: counter(post, 'retweet_count'),
    replies: counter(post, 'reply_count'),
    quotes: counter(post, 'quote_count'),
    bookmarks: counter(post, 'bookmark_count'),
    views: givenCount(firstOf(read(post.views, 'count'), read(post.ext_views, 'count'))),
    lang: lower(firstOf(read(legacy, 'lang'), read(details, 'lang'), post.lang)),
    isReply: isReply(post) || undefined,
    paidPromotion: firstOf(dig(post.content_disclosure, 'advertising_disclosure', 'is_paid_promotion')),
    text: postText(post),
  };
  const saysAnything = Object.values(fields).some((value) => value !== undefined);
  return { ...fields, createdAt: createdAt(post, saysAnything ? id : undefined, now) };
}

/** @param id The id to read the time from where the post has none. */
export function createdAt(post: JsonRecord, id: string | undefined, now: number): unknown {
  const { legacy, details } = post;
  const written = timeOf(
    firstOf(read(legacy, 'created_at'), read(details, 'created_at_ms'), read(legacy, 'created_at_ms'), post.created_at, post.created_at_ms),
  );
  return written ?? (id === undefined ? undefined : timeFromId(id, now));
}

function counter(post: JsonRecord, name: string): unknown {
  return givenCount(firstOf(read(post.legacy, name), read(post.counts, name), post[name]));
}

function isReply(post: JsonRecord): boolean {
  const { legacy } = post;
  const to = firstOf(
    read(legacy, 'in_reply_to_status_id_str'),
    post.in_reply_to_status_id_str,
    read(post.reply_to_results, 'rest_id'),
    dig(post.reply_to_results, 'result', 'rest_id'),
  );
  return idOf(to) !== undefined;
}

function rawText(post: JsonRecord): unknown {
  return firstOf(read(post.legacy, 'full_text'), read(post.details, 'full_text'), post.full_text);
}

/**
 * The whole words: the long form where there is one (`full_text` then ends after some 280 characters), the title of an article
 * only where there is nothing else. `full_text` is HTML-escaped and is unescaped here; notes and titles are not escaped by X.
 */
function postText(post: JsonRecord): unknown {
  const note = dig(post.note_tweet, 'note_tweet_results', 'result', 'text');
  if (textOf(note) !== undefined) return note;
  const written = rawText(post);
  if (written !== undefined) return typeof written === 'string' ? unescapeText(written) : written;
  const article = dig(post.article, 'article_results', 'result');
  return [read(article, 'title'), read(article, 'preview_text')].filter((part) => textOf(part) !== undefined).join('\n\n') || undefined;
}

function lower(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
