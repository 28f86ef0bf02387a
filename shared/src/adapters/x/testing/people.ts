import type { Person, Words } from './shapes.ts';

const joined = Date.UTC(2015, 4, 6, 7, 8, 9);
const posted = Date.UTC(2026, 7, 1, 12, 30, 0);

export const ada: Person = {
  id: '2244994945',
  handle: 'ada_onchain',
  name: 'Ada & Co 🜁',
  createdAt: joined,
  followers: 12_345,
  following: 0,
  posts: 4_321,
  verified: true,
  protected: false,
};
export const bob: Person = {
  ...ada,
  id: '1725000000000000001',
  handle: 'BobTheBuilder',
  name: 'Bob',
  followers: 0,
  following: 7,
  verified: false,
};
export const advertiser: Person = { ...ada, id: '3300000001', handle: 'SomeChain', name: 'Some Chain', followers: 900_000 };
export const shy: Person = { ...ada, id: '1725000000000000009', handle: 'shy_one', name: 'Shy', followers: 11, protected: true };

export function wordsOf(author: Person, id: string, more: Partial<Words> = {}): Words {
  return {
    id,
    author,
    createdAt: posted,
    text: `Mindshare <3 & more, number ${id}`,
    likes: 10,
    reposts: 2,
    replies: 3,
    quotes: 1,
    bookmarks: 0,
    views: 26_966,
    lang: 'en',
    ...more,
  };
}

/** What a reader must say of a person. */
export function profileOf(person: Person, avatarUrl: string) {
  const { handle, name: displayName, createdAt, followers, following, posts, verified } = person;
  return { handle, displayName, avatarUrl, createdAt, followers, following, posts, verified, protected: false };
}

/** What a reader must say of a post. */
export function postOf(words: Words) {
  const { author, createdAt, likes, reposts, replies, quotes, bookmarks, views, lang, text } = words;
  const fields = { authorId: author.id, authorHandle: author.handle, createdAt, likes, reposts, replies, quotes, bookmarks, lang, text };
  return views === undefined ? fields : { ...fields, views };
}
