import { describe, expect, it } from 'vitest';
import { shareable } from '../../facts/share.ts';
import { ada, advertiser, bob, postOf, profileOf, shy, wordsOf } from './testing/people.ts';
import { fieldsById, readAnswer } from './testing/read.ts';
import {
  accountPage,
  addEntries,
  avatarOf,
  entry,
  homePage,
  limited,
  moduleEntry,
  postItem,
  postShape,
  profilePage,
  quoteShape,
  repostShape,
  searchPage,
  threadPage,
  tombstone,
  userItem,
  userShape,
} from './testing/shapes.ts';

const first = wordsOf(ada, '2083305234688803178');
const second = wordsOf(bob, '2082669627528601817', { likes: 0, views: undefined });
const page = (...results: readonly unknown[]) =>
  profilePage(addEntries(results.map((result, at) => entry(`tweet-${at}`, postItem(result)))));
const posts = (body: unknown) => fieldsById(readAnswer('UserTweets', body), 'post');
const profiles = (body: unknown) => fieldsById(readAnswer('UserTweets', body), 'profile');

describe('accounts', () => {
  it.each(['g1', 'g2', 'g3'] as const)('are read in schema %s, where 0 is a number and an empty text is none', (generation) => {
    const result = readAnswer('UserByScreenName', accountPage(userShape(ada, generation)));
    expect(fieldsById(result, 'profile')).toEqual({ [ada.id]: profileOf(ada, avatarOf(ada)) });
    expect(result).toMatchObject({ rejected: 0, warnings: [] });
    expect(result.drift).toBeUndefined();
  });

  it('prefer the new place over the old one, even when it says 0', () => {
    const both = {
      ...userShape(ada, 'g3'),
      relationship_counts: { followers: 0, following: 5 },
      legacy: { followers_count: 99, friends_count: 98 },
    };
    expect(profiles(accountPage(both))[ada.id]).toMatchObject({ followers: 0, following: 5 });
  });

  it('read counters that are written as digits, and refuse what is no counter', () => {
    const odd = { ...userShape(ada, 'g3'), relationship_counts: { followers: '12345', following: '1.2K' } };
    const result = readAnswer('UserByScreenName', accountPage(odd));
    expect(fieldsById(result, 'profile')[ada.id]).toMatchObject({ followers: 12_345 });
    expect(fieldsById(result, 'profile')[ada.id]).not.toHaveProperty('following');
    expect(result.warnings.map(({ code }) => code)).toEqual(['invalid_field']);
  });

  it('are not made of faces, hosts and owners, and a part never hides the whole', () => {
    const parts = {
      faces: [{ result: { __typename: 'User', avatar: { image_url: avatarOf(bob) }, id: 'VXNlcjox' } }],
      owner: { result: { __typename: 'User', core: { screen_name: bob.handle } } },
      before: { result: { __typename: 'User', rest_id: ada.id, core: { screen_name: ada.handle } } },
      whole: { result: userShape(ada, 'g3') },
      after: { result: { __typename: 'User', rest_id: ada.id, is_blue_verified: true, relationship_counts: null } },
    };
    expect(profiles({ data: parts })).toEqual({ [ada.id]: profileOf(ada, avatarOf(ada)) });
  });

  it('are nothing when suspended, and that is no drift', () => {
    const gone = { __typename: 'UserUnavailable', message: 'User is suspended', reason: 'Suspended' };
    expect(readAnswer('UserByScreenName', accountPage(gone))).toEqual({ observations: [], rejected: 0, warnings: [] });
  });

  it('never say what the viewer has to do with them', () => {
    expect(JSON.stringify(readAnswer('UserByScreenName', accountPage(userShape(ada, 'g3'))))).not.toMatch(
      /follow(ed_by|ing":true)|can_dm|blocking/,
    );
  });
});

describe('posts', () => {
  it.each(['g1', 'g2', 'g3'] as const)('are read with their author in schema %s', (generation) => {
    const body = page(postShape(first, generation), postShape(second, generation));
    expect(posts(body)).toEqual({ [first.id]: postOf(first), [second.id]: postOf(second) });
    expect(Object.keys(profiles(body))).toEqual([ada.id, bob.id]);
  });

  it('are read behind limited visibility, although the inside does not say what it is', () => {
    const inner = limited({
      ...postShape(first, 'g3'),
      legacy: null,
      counts: { favorite_count: 4 },
      details: { full_text: 'a', created_at_ms: 1_785_000_000_000 },
    });
    expect(posts(page(inner))[first.id]).toMatchObject({ likes: 4, text: 'a', createdAt: 1_785_000_000_000, views: 26_966 });
  });

  it('are read where X moved the fields to the top', () => {
    const { legacy, ...rest } = postShape(first, 'g3');
    expect(posts(page({ ...rest, ...(legacy as object), legacy: null }))).toEqual({ [first.id]: postOf(first) }); // made of two objects above
  });

  it('are read without their author, and say when they have no number of views', () => {
    const alone = { ...postShape(second, 'g3'), core: undefined };
    const { authorHandle: _, ...expected } = postOf(second);
    expect(posts(page(alone))).toEqual({ [second.id]: expected });
    expect(posts(page(alone))[second.id]).not.toHaveProperty('views');
  });

  it('take the author’s handle from the account elsewhere in the answer', () => {
    const named = { ...postShape(second, 'g3'), core: { user_results: { result: { __typename: 'User', rest_id: bob.id } } } };
    expect(posts({ data: { a: named, b: userShape(bob, 'g3') } })[second.id]).toMatchObject({ authorHandle: bob.handle });
  });

  it('have the whole of a long text, as it is', () => {
    const long = `Long & <b>bold</b> &amp; so on. ${'x'.repeat(5_000)}`;
    const note = { note_tweet: { is_expandable: true, note_tweet_results: { result: { id: 'x', text: long, entity_set: {} } } } };
    expect(posts(page({ ...postShape(first, 'g3'), ...note }))[first.id]).toMatchObject({ text: long });
  });

  it('have the title of an article where there is no text', () => {
    const article = { article: { article_results: { result: { rest_id: '5', title: 'On boards', preview_text: 'They rank.' } } } };
    expect(posts(page({ ...postShape(first, 'g3', { full_text: '' }), ...article }))[first.id]).toMatchObject({
      text: 'On boards\n\nThey rank.',
    });
  });

  it('take the time of an id where X gives none', () => {
    const body = page(postShape(first, 'g3', { created_at: null }));
    expect(posts(body)[first.id]).toMatchObject({ createdAt: Number((BigInt(first.id) >> 22n) + 1_288_834_974_657n) });
  });

  it('count once however often they were edited', () => {
    const original = '2083305234688800000';
    const edit_control = { initial_tweet_id: original, edit_control_initial: { edit_tweet_ids: [original, first.id] } };
    const earlier = {
      ...postShape(wordsOf(ada, original, { text: 'tpyo' }), 'g3'),
      edit_control: { edit_tweet_ids: [original, first.id] },
    };
    const later = { ...postShape(first, 'g3'), edit_control, previous_counts: { favorite_count: 99 } };
    expect(posts(page(later, earlier))).toEqual({ [original]: postOf(first) });
    expect(posts(page(quoteShape(second, first, later, 'g3')))[second.id]).toMatchObject({ quoteOf: original });
  });

  it('say when they answer, were advertised or are declared as paid', () => {
    const paid = { content_disclosure: { advertising_disclosure: { is_paid_promotion: true } } };
    const reply = { ...postShape(first, 'g3', { in_reply_to_status_id_str: '2083305234688803000' }), ...paid };
    expect(posts(page(reply))[first.id]).toMatchObject({ isReply: true, paidPromotion: true });
  });

  it('are advertised when the item around them says so, with the advertiser, and what they quote is not', () => {
    const advertised = { promotedMetadata: { advertiser_results: { result: userShape(advertiser, 'g3') }, impressionId: 'a1' } };
    const item = postItem(quoteShape(first, second, postShape(second, 'g3'), 'g3'), advertised);
    const body = homePage(addEntries([entry('promoted-tweet-1-a1', item)]));
    expect(posts(body)[first.id]).toMatchObject({ promoted: true, quoteOf: second.id });
    expect(posts(body)[second.id]).not.toHaveProperty('promoted');
    expect(Object.keys(profiles(body)).sort()).toEqual([ada.id, bob.id, advertiser.id].sort());
  });

  it('are not made of tombstones, previews, gaps and stubs, and that is no drift', () => {
    const preview = { __typename: 'TweetPreviewDisplay', tweet: { rest_id: '9', favorite_count: 4, full_text: 'for subscribers' } };
    const stub = { __typename: 'Tweet', rest_id: first.id };
    const body = page(
      tombstone('This Post is from a suspended account.'),
      { __typename: 'TweetUnavailable', reason: 'Suspended' },
      preview,
      stub,
      undefined,
    );
    expect(readAnswer('TweetDetail', body)).toMatchObject({ observations: [], rejected: 0 });
    expect(readAnswer('TweetDetail', threadPage(addEntries([entry('tweet-1', postItem(tombstone('Gone.')))]))).drift).toBeUndefined();
  });

  it('of circles and for subscribers are not read', () => {
    const circle = { ...postShape(first, 'g3'), trusted_friends_info_result: { __typename: 'ApiTrustedFriendsInfo' } };
    expect(posts(page(circle))).toEqual({});
  });
});

describe('reposts and quotes', () => {
  const wrapper = wordsOf(bob, '2083305234688899999');
  const bare = { authorId: bob.id, authorHandle: bob.handle, createdAt: wrapper.createdAt };

  it.each(['retweeted_status_result', 'repostedStatusResults'])('carry the original and no counters of their own (%s)', (key) => {
    const body = page(repostShape(wrapper, first, limited(postShape(first, 'g3')), 'g3', key));
    expect(posts(body)).toEqual({ [wrapper.id]: { ...bare, repostOf: first.id }, [first.id]: postOf(first) });
  });

  it('have no counters either when the original is not there', () => {
    expect(posts(page(repostShape(wrapper, first, undefined, 'g3')))).toEqual({ [wrapper.id]: bare });
    expect(posts(page(repostShape(wrapper, first, tombstone('Not for you.'), 'g3')))).toEqual({ [wrapper.id]: bare });
  });

  it('of a quote leave the quote with the original', () => {
    const quote = quoteShape(first, second, postShape(second, 'g3'), 'g3');
    const body = posts(page(repostShape(wrapper, first, quote, 'g3')));
    expect(body[wrapper.id]).not.toHaveProperty('quoteOf');
    expect(body[first.id]).toEqual({ ...postOf(first), quoteOf: second.id });
  });

  it('name a quoted post that is a mere reference, and make no post of it', () => {
    const { quoted_status_result: _, ...rest } = quoteShape(first, second, undefined, 'g3');
    const stub = { ...rest, quotedRefResult: { result: { __typename: 'Tweet', rest_id: second.id } } };
    expect(posts(page(stub))).toEqual({ [first.id]: { ...postOf(first), quoteOf: second.id } });
  });
});

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
    ['an account of a new type', accountPage({ __typename: 'Account', rest_id: '1' })],
    ['instructions of a new form', searchPage({ 0: {} })],
  ])('that hold %s and nothing readable are drift', (_, body) => {
    expect(readAnswer('UserTweets', body).drift).toEqual({ code: 'nothing_readable', message: expect.any(String) });
  });

  it('that are no JSON are said to be so, unless X refused', () => {
    expect(readAnswer('HomeTimeline', '<html>')).toMatchObject({ observations: [], rejected: 1, warnings: [{ code: 'not_json' }] });
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

describe('protected accounts', () => {
  const secret = wordsOf(shy, '2083305234688811111', { text: 'only for friends' });
  const traces = (result: unknown) => JSON.stringify(result).match(/shy|1725000000000000009|2083305234688811111|only for friends/i);

  it.each(['g1', 'g2', 'g3'] as const)('appear nowhere in schema %s: not they, nor their posts, nor what passes them on', (generation) => {
    const open = wordsOf(bob, '2083305234688822222');
    const body = page(
      postShape(secret, generation),
      repostShape(wordsOf(bob, '2083305234688833333'), secret, postShape(secret, generation), generation),
      repostShape(wordsOf(shy, '2083305234688844444'), first, postShape(first, generation), generation),
      quoteShape(open, secret, postShape(secret, generation), generation),
      postShape(wordsOf(ada, '2083305234688855555', { text: 'Thanks @Shy_One!' }), generation),
      { ...postShape(secret, generation), core: null },
    );
    const result = readAnswer('UserTweets', body);
    expect(traces(result)).toBeNull();
    expect(fieldsById(result, 'post')).toEqual({
      [first.id]: postOf(first),
      [open.id]: postOf(open),
      '2083305234688855555': expect.not.objectContaining({ text: expect.anything() }),
    });
    expect(result.drift).toBeUndefined();
  });

  it('are known from any one sighting, or from X saying so', () => {
    const { privacy: _, ...bare } = userShape(shy, 'g3');
    const unmarked = { ...postShape(secret, 'g3'), core: { user_results: { result: bare } } };
    expect(traces(readAnswer('TweetDetail', { data: [unmarked, { rest_id: shy.id, privacy: { protected: true } }] }))).toBeNull();
    const refused = {
      ...postShape(secret, 'g3'),
      core: { user_results: { result: { __typename: 'UserUnavailable', reason: 'Protected' } } },
    };
    expect(traces(readAnswer('TweetDetail', page(refused)))).toBeNull();
    const held = { user: { rest_id: shy.id, result: { __typename: 'UserUnavailable', reason: 'Protected' } }, more: unmarked };
    expect(traces(readAnswer('UserTweets', { data: held }))).toBeNull();
  });

  it('leave no trace in warnings either', () => {
    const body = {
      data: {
        shy_one: { tweet_results: { result: { ...postShape(secret, 'g3'), rest_id: null, legacy: { id_str: null, full_text: 5 } } } },
      },
    };
    expect(traces(readAnswer('UserTweets', body))).toBeNull();
  });
});
