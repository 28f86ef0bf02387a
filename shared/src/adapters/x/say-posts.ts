import type { Collector } from '../collector.ts';
import type { JsonRecord } from '../json.ts';
import type { Sighting } from '../types.ts';
import { entitiesPerStep, fuller, isBroken, known, type Steps } from './drafts.ts';
import type { FoundPost, Gathered } from './gather.ts';
import { pathTo } from './path.ts';
import { postId, versionsOf } from './post.ts';
import { type Author, authorOf, createdAt, type PostFields, postFields, quoteIn, repostIn } from './post-fields.ts';
import type { Withheld } from './privacy.ts';

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
  const handle = author.handle ?? (author.id === undefined ? undefined : handles.get(author.id));
  return { ...author, handle: typeof handle === 'string' ? handle : undefined };
}

/** Of two versions of an edited post the later one counts; its id is the greater number. */
function newer(a: PostDraft, b: PostDraft): PostDraft {
  if (a.version === b.version) return { version: a.version, fields: fuller(a.fields, b.fields) };
  const [older, later] = BigInt(a.version) < BigInt(b.version) ? [a, b] : [b, a];
  return { version: later.version, fields: { ...older.fields, ...later.fields } };
}

/** Whether a post holds more than a name and an id: a stub is no loss. */
function isMoreThanStub(post: JsonRecord): boolean {
  return Object.keys(post).some((key) => key !== '__typename' && key !== 'rest_id' && key !== 'id');
}
