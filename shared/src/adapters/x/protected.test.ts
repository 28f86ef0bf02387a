import { describe, expect, it } from 'vitest';
import { ada, bob, postOf, shy, wordsOf } from './testing/people.ts';
import { fieldsById, readAnswer } from './testing/read.ts';
import { addEntries, entry, postItem, postShape, profilePage, quoteShape, repostShape, userShape } from './testing/shapes.ts';

const first = wordsOf(ada, '2083305234688803178');
const page = (...results: readonly unknown[]) =>
  profilePage(addEntries(results.map((result, at) => entry(`tweet-${at}`, postItem(result)))));
const _posts = (body: unknown) => fieldsById(readAnswer('UserTweets', body), 'post');

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

  it('may be all there is, which is no drift', () => {
    const body = profilePage(addEntries([null, entry('tweet-1', postItem(postShape(secret, 'g3')))]));
    expect(readAnswer('UserTweets', body)).toMatchObject({ observations: [], rejected: 1 });
    expect(readAnswer('UserTweets', body).drift).toBeUndefined();
  });

  it('are not passed on where the words of the repost do not name them, nor by the names of others', () => {
    const wordless = { ...repostShape(wordsOf(bob, '2083305234688833333'), secret, postShape(secret, 'g3'), 'g3') };
    const silent = { ...wordless, legacy: { ...(wordless.legacy as object), full_text: '' } }; // a repost has a legacy part
    const fan = { ...userShape({ ...ada, name: 'Fan of @shy_one' }, 'g3') };
    const result = readAnswer('UserTweets', { data: [silent, fan] });
    expect(traces(result)).toBeNull();
    expect(fieldsById(result, 'post')).toEqual({});
    expect(Object.keys(fieldsById(result, 'profile')).sort()).toEqual([ada.id, bob.id].sort());
  });

  it('are not pointed to where only a link says whom a post quotes', () => {
    const { quoted_status_result: _, legacy, ...rest } = quoteShape(wordsOf(bob, '2083305234688822222'), secret, undefined, 'g3');
    const open = { ...rest, ...(legacy as object), legacy: null }; // a quote has a legacy part
    expect(traces(readAnswer('UserTweets', { data: [userShape(shy, 'g3'), open, { ...rest, legacy }] }))).toBeNull();
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
