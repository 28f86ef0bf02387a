import { describe, expect, it } from 'vitest';
import { ada, advertiser, bob, postOf, wordsOf } from './testing/people.ts';
import { fieldsById, readAnswer } from './testing/read.ts';
import {
  addEntries,
  entry,
  homePage,
  limited,
  postItem,
  postShape,
  profilePage,
  quoteShape,
  repostShape,
  threadPage,
  tombstone,
  userShape,
} from './testing/shapes.ts';

const first = wordsOf(ada, '2083305234688803178');
const second = wordsOf(bob, '2082669627528601817', { likes: 0, views: undefined });
const page = (...results: readonly unknown[]) =>
  profilePage(addEntries(results.map((result, at) => entry(`tweet-${at}`, postItem(result)))));
const posts = (body: unknown) => fieldsById(readAnswer('UserTweets', body), 'post');
const profiles = (body: unknown) => fieldsById(readAnswer('UserTweets', body), 'profile');

describe('posts', () => {
  it.each(['g1', 'g2', 'g3'] as const)('are read with their author in schema %s', (generation) => {
    const body = page(postShape(first, generation), postShape(second, generation));
    expect(posts(body)).toEqual({ [first.id]: postOf(first), [second.id]: postOf(second) });
    expect(Object.keys(profiles(body))).toEqual([ada.id, bob.id]);
  });

  it('are read behind limited visibility, although the inside does not say what it is', () => {
    const inner = limited({
      __typename: 'Tweet',
      rest_id: first.id,
      views: { count: '26966' },
      legacy: null,
      details: { full_text: 'a', created_at_ms: 1_785_000_000_000 },
    });
    expect(posts(page(inner))[first.id]).toEqual({ text: 'a', createdAt: 1_785_000_000_000, views: 26_966 });
  });

  it('are read by the fields of the mobile operations', () => {
    const mobile = { ...postShape(first, 'g3'), legacy: null, counts: { favorite_count: 4 }, details: { full_text: 'a' } };
    expect(posts(page(mobile))[first.id]).toMatchObject({ likes: 4, text: 'a' });
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
    const typed = { __typename: 'TweetPreviewDisplay', tweet: { __typename: 'Tweet', rest_id: '8', legacy: { favorite_count: 4 } } };
    const stub = { __typename: 'Tweet', rest_id: first.id };
    const body = page(
      tombstone('This Post is from a suspended account.'),
      { __typename: 'TweetUnavailable', reason: 'Suspended' },
      preview,
      typed,
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

  it('do not name a quoted post that X does not show: it may be protected', () => {
    expect(posts(page(quoteShape(first, second, tombstone('Not for you.'), 'g3')))).toEqual({ [first.id]: postOf(first) });
  });

  it('name a quoted post that is a mere reference, and make no post of it', () => {
    const { quoted_status_result: _, ...rest } = quoteShape(first, second, undefined, 'g3');
    const stub = { ...rest, quotedRefResult: { result: { __typename: 'Tweet', rest_id: second.id } } };
    expect(posts(page(stub))).toEqual({ [first.id]: { ...postOf(first), quoteOf: second.id } });
  });
});
