import { describe, expect, it } from 'vitest';
import { shareable } from '../../facts/share.ts';
import { ada, advertiser, bob, wordsOf } from './testing/people.ts';
import { fieldsById, readAnswer } from './testing/read.ts';
import {
  accountPage,
  addEntries,
  entry,
  homePage,
  moduleEntry,
  postItem,
  postShape,
  profilePage,
  searchPage,
  threadPage,
  userItem,
  userShape,
} from './testing/shapes.ts';

const first = wordsOf(ada, '2083305234688803178');
const second = wordsOf(bob, '2082669627528601817', { likes: 0, views: undefined });
const page = (...results: readonly unknown[]) =>
  profilePage(addEntries(results.map((result, at) => entry(`tweet-${at}`, postItem(result)))));
const posts = (body: unknown) => fieldsById(readAnswer('UserTweets', body), 'post');
const profiles = (body: unknown) => fieldsById(readAnswer('UserTweets', body), 'profile');

describe('pages', () => {
  it('are read wherever X puts their parts', () => {
    const pinned = {
      type: 'TimelinePinEntry',
      entry: entry('tweet-9', postItem(postShape(first, 'g3'), { socialContext: { contextType: 'Pin' } })),
    };
    const more = {
      type: 'TimelineAddToModule',
      moduleEntryId: 'x',
      moduleItems: [{ entryId: 'y', item: { itemContent: postItem(postShape(second, 'g3')) } }],
    };
    const suggested = moduleEntry('who-to-follow-1', [userItem(userShape(advertiser, 'g3'))]);
    const body = profilePage([pinned, more, ...addEntries([suggested])]);
    expect(Object.keys(posts(body)).sort()).toEqual([first.id, second.id].sort());
    expect(Object.keys(profiles(body)).sort()).toEqual([ada.id, bob.id, advertiser.id].sort());
    expect(Object.keys(posts({ anything: [{ new: { 'a-b': [postShape(first, 'g3')] } }] }))).toEqual([first.id]);
  });

  it('lose one entry to one broken entry, and say where without saying what', () => {
    const entries = [
      null,
      7,
      entry('tweet-1', 'gone'),
      { entryId: 'tweet-2', content: null },
      entry('tweet-3', postItem(postShape(first, 'g3'))),
    ];
    const broken = [postItem('oops'), postItem({ ...postShape(second, 'g3'), rest_id: {}, legacy: 5 })].map((item) =>
      entry('tweet-secret', item),
    );
    const result = readAnswer('HomeTimeline', homePage(addEntries([...entries, ...broken])));
    expect(Object.keys(fieldsById(result, 'post'))).toEqual([first.id]);
    expect(result.rejected).toBe(5);
    expect(result.warnings.map(({ path }) => path)).toContain('data.home.home_timeline_urt.instructions.entries[0]');
    expect(JSON.stringify(result.warnings)).not.toMatch(/secret|oops|ada_|Bob/);
    expect(result.drift).toBeUndefined();
  });

  it('lose a post or an account whose main part is broken, whatever else is there', () => {
    const { core: _, ...rest } = userShape(ada, 'g2');
    const body = { data: { a: { ...postShape(first, 'g3'), legacy: 'broken', core: null }, b: { ...rest, core: 'broken' } } };
    expect(readAnswer('UserTweets', body)).toMatchObject({ observations: [], rejected: 2 });
  });

  it('keep what came beside errors, and are nothing when there are only errors', () => {
    const errors = [{ message: 'Query is denylisted', code: 214 }];
    expect(readAnswer('SearchTimeline', { errors, data: {} })).toEqual({ observations: [], rejected: 0, warnings: [] });
    const partial = { errors, ...searchPage(addEntries([entry('tweet-1', postItem(postShape(first, 'g3')))])) };
    expect(Object.keys(fieldsById(readAnswer('SearchTimeline', partial), 'post'))).toEqual([first.id]);
  });

  it.each([
    ['only cursors', searchPage(addEntries([]))],
    ['the timeline of an account that blocks', { data: { user: { result: { __typename: 'User', timeline: {} } } } }],
    ['no such account', { data: {} }],
    ['one suspended account without a result', searchPage(addEntries([entry('tweet-1', { itemType: 'TimelineTweet' })]))],
    ['an account for the moment not available', searchPage(addEntries([entry('user-1', { itemType: 'TimelineUser', user_results: {} })]))],
  ])('that hold %s are no drift', (_, body) => {
    expect(readAnswer('SearchTimeline', body)).toEqual({ observations: [], rejected: 0, warnings: [] });
  });

  it.each([
    ['posts of a new type', page({ __typename: 'Post', rest_id: '1' })],
    ['posts whose parts all have new names', page({ __typename: 'Tweet', rest_id: first.id, body: { words: 'a' }, stats: { likes: 4 } })],
    [
      'posts in a new place',
      searchPage(addEntries([entry('tweet-1', { itemType: 'TimelineTweet', post_results: { result: { id: '1' } } })])),
    ],
    ['items of a new kind', searchPage(addEntries([entry('tweet-1', { itemType: 'TimelinePost', post: { id: '1' } })]))],
    ['many items without a result', searchPage(addEntries([1, 2, 3].map((at) => entry(`x-${at}`, { itemType: 'TimelineTweet' }))))],
    ['an account of a new type', accountPage({ __typename: 'Account', rest_id: '1' })],
    ['instructions of a new form', searchPage({ 0: {} })],
  ])('that hold %s and nothing readable are drift', (_, body) => {
    expect(readAnswer('UserTweets', body).drift).toEqual({ code: 'nothing_readable', message: expect.any(String) });
  });

  it('that are no JSON are said to be so, unless X refused', () => {
    expect(readAnswer('HomeTimeline', '<html>')).toMatchObject({ observations: [], rejected: 1, warnings: [{ code: 'not_json' }] });
    expect(readAnswer('HomeTimeline', '<html>')).not.toHaveProperty('drift');
    expect(readAnswer('HomeTimeline', '{"data":{"home":')).toMatchObject({ rejected: 1, drift: { code: 'unreadable_answer' } });
    expect(readAnswer('HomeTimeline', 'Rate limit exceeded', { status: 429 })).toMatchObject({ rejected: 0, warnings: [] });
  });
});

describe('what may be shared', () => {
  const counted = (operation: string, body: unknown, pageUrl?: string) =>
    readAnswer(operation, body, pageUrl === undefined ? {} : { pageUrl }).observations.filter((found) => shareable(found) !== undefined)
      .length;

  it('is what was seen on profile, thread and search pages', () => {
    const entries = addEntries([entry('tweet-1', postItem(postShape(first, 'g3')))]);
    expect(counted('TweetDetail', threadPage(entries))).toBe(2);
    expect(counted('SearchTimeline', searchPage(entries))).toBe(2);
    expect(counted('UserTweets', profilePage(entries))).toBe(2);
    expect(counted('HomeTimeline', homePage(entries))).toBe(0);
    expect(counted('UserTweets', profilePage(entries), 'https://x.com/home')).toBe(0);
    expect(counted('Favourites7', { data: { liked: entries } })).toBe(0);
  });

  it('holds no words and no names', () => {
    const [shared] = readAnswer('UserTweets', page(postShape(first, 'g3'))).observations.flatMap((found) => shareable(found) ?? []);
    expect(JSON.stringify(shared)).not.toContain(ada.name);
  });
});
