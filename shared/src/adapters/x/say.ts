import type { Collector } from '../collector.ts';
import { isRecord, type JsonRecord } from '../json.ts';
import type { Sighting } from '../types.ts';
import type { FoundPost, Gathered } from './gather.ts';
import { pathTo } from './path.ts';
import { postId, versionsOf } from './post.ts';
import { type Author, authorOf, createdAt, type PostFields, postFields, quoteIn, repostIn } from './post-fields.ts';
import type { Withheld } from './privacy.ts';
import { isWholeUser, type ProfileDraft, profileFields, userId } from './user.ts';

type Steps<T> = Generator<undefined, T, undefined>;
const entitiesPerStep = 100;
/** The most that a mere mention of an account holds: type, ids, a timeline, a picture, marks. */
const stubKeys = 8;

/**
 * Says what was found about accounts.
 * @returns the handle of every account by id, for posts that name their author by id alone.
 */
export function* addProfiles({ users, withheld }: Gathered, collector: Collector, sighting: Sighting): Steps<ReadonlyMap<string, unknown>> {
  const drafts = new Map<string, ProfileDraft>();
  let done = 0;
  for (const place of users) {
    done += 1;
    if (done % entitiesPerStep === 0) yield;
    const { value } = place;
    const id = userId(value);
    if (id === undefined) {
      if (isWholeUser(value) || Object.keys(value).length > stubKeys)
        collector.reject('invalid_id', 'A profile has no usable id.', pathTo(place));
      continue;
    }
    const fields = known(profileFields(value));
    const broken = isBroken(value.legacy) || isBroken(value.core);
    if (!broken && Object.keys(fields).length > 0) drafts.set(id, fuller(drafts.get(id), fields));
    else if (broken || Object.keys(value).length > stubKeys)
      collector.reject('unreadable_profile', 'A profile held nothing that could be read.', pathTo(place));
  }
  // One sighting may name an account only by id, another say that it is protected: both ways, before anything is said.
  for (const [id, { handle }] of drafts) if (withheld.hasUser(id, handle)) withheld.user(id, handle);
  const handles = new Map<string, unknown>();
  for (const [id, fields] of drafts) {
    done += 1;
    if (done % entitiesPerStep === 0) yield;
    handles.set(id, fields.handle);
    if (withheld.hasUser(id, fields.handle)) continue;
    if (withheld.isNamedIn(fields.displayName)) delete fields.displayName;
    collector.add('profile', id, fields, sighting);
  }
  return handles;
}

interface PostDraft {
  readonly version: string;
  readonly fields: PostFields;
}

/** Says what was found about posts. */
export function* addPosts(found: Gathered, handles: ReadonlyMap<string, unknown>, collector: Collector, sighting: Sighting): Steps<void> {
  const { posts, withheld } = found;
  const drafts = new Map<string, PostDraft>();
  const authors = posts.map(({ post }) => signed(authorOf(post), handles));
  posts.forEach(({ post }, at) => {
    const author = authors[at];
    if (author && withheld.hasUser(author.id, author.handle)) for (const id of versionsOf(post)) withheld.post(id);
  });
  for (const [at, item] of posts.entries()) {
    if (at % entitiesPerStep === entitiesPerStep - 1) yield;
    const [id] = versionsOf(item.post);
    if (id === undefined) {
      if (isMoreThanStub(item.post)) collector.reject('invalid_id', 'A post has no usable id.', pathTo(item.place));
      continue;
    }
    if (withheld.hasPost(id)) continue;
    const fields = draftOf(item, id, authors[at], withheld, sighting);
    if (fields === 'withheld') continue;
    const version = postId(item.post) ?? id;
    const before = drafts.get(id);
    if (fields !== 'empty') drafts.set(id, before === undefined ? { version, fields } : newer(before, { version, fields }));
    else if (isMoreThanStub(item.post)) collector.reject('unreadable_post', 'A post held nothing that could be read.', pathTo(item.place));
  }
  let done = 0;
  for (const [id, { fields }] of drafts) {
    done += 1;
    if (done % entitiesPerStep === 0) yield;
    collector.add('post', id, fields, sighting);
  }
}

/** @returns `withheld` for a post that passes on what a protected account wrote, `empty` for one that says nothing of itself. */
function draftOf(
  { post, promoted }: FoundPost,
  id: string,
  author: Author | undefined,
  withheld: Withheld,
  { observedAt }: Sighting,
): PostFields | 'withheld' | 'empty' {
  const byline: PostFields = { authorId: author?.id, authorHandle: author?.handle, promoted: promoted || undefined };
  const repost = repostIn(post);
  if (repost !== undefined) {
    // The counters, the words and the language of a repost are those of the original, copied or cut: they are not its own.
    if (withheld.hasPost(repost.id) || withheld.hasUser(undefined, repost.handle)) return 'withheld';
    return known({ ...byline, createdAt: createdAt(post, id, observedAt), repostOf: repost.id });
  }
  const said = known(postFields(post, id, observedAt));
  if (isBroken(post.legacy) || Object.keys(said).length === 0) return 'empty';
  if (withheld.isNamedIn(said.text)) delete said.text;
  const quote = quoteIn(post);
  const mayQuote = quote !== undefined && !withheld.hasPost(quote.id) && !withheld.hasUser(undefined, quote.handle);
  return { ...known(byline), ...said, ...(mayQuote && quote.id !== undefined && { quoteOf: quote.id }) };
}

function signed(author: Author, handles: ReadonlyMap<string, unknown>): Author {
  const known = author.handle ?? (author.id === undefined ? undefined : handles.get(author.id));
  return { ...author, handle: typeof known === 'string' ? known : undefined };
}

function known<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T; // fewer of the same optional keys
}

/** Both sightings by field; where they differ, the one that says more is right: a stub never hides a full object. */
function fuller<T extends object>(before: T | undefined, after: T): T {
  if (before === undefined) return after;
  return Object.keys(after).length >= Object.keys(before).length ? { ...before, ...after } : { ...after, ...before };
}

/** Of two versions of an edited post the later one counts; its id is the greater number. */
function newer(a: PostDraft, b: PostDraft): PostDraft {
  if (a.version === b.version) return { version: a.version, fields: fuller(a.fields, b.fields) };
  const [older, later] = BigInt(a.version) < BigInt(b.version) ? [a, b] : [b, a];
  return { version: later.version, fields: { ...older.fields, ...later.fields } };
}

/** Whether a part that carries everything else is there and is no record: what remains of the object is not worth having. */
function isBroken(part: unknown): boolean {
  return part !== undefined && part !== null && !isRecord(part);
}

/** Whether a post holds more than a name and an id: a stub is no loss. */
function isMoreThanStub(post: JsonRecord): boolean {
  return Object.keys(post).some((key) => key !== '__typename' && key !== 'rest_id' && key !== 'id');
}
