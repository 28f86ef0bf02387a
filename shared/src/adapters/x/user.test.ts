import { describe, expect, it } from 'vitest';
import { ada, bob, profileOf } from './testing/people.ts';
import { fieldsById, readAnswer } from './testing/read.ts';
import { accountPage, avatarOf, userShape } from './testing/shapes.ts';

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

  it('are read where a wrapper left out their type, and not made of what only has an id', () => {
    const { __typename: _, ...untyped } = userShape(ada, 'g3');
    const others = [
      { rest_id: '5', name: 'A list' },
      { __typename: 'Community', rest_id: '6', core: { screen_name: 'x' } },
    ];
    expect(profiles({ data: { user_results: { result: untyped }, others } })).toEqual({ [ada.id]: profileOf(ada, avatarOf(ada)) });
  });

  it('are found in media, cards and labels, whose plain parts are passed by', () => {
    const source = { user_results: { result: userShape(ada, 'g3') } };
    const media = [{ sizes: { large: { h: 1, w: 1 } }, additional_media_info: { source_user: source } }];
    const card = { legacy: { binding_values: [{ key: 'title', value: {} }], user_refs_results: [{ result: userShape(bob, 'g3') }] } };
    expect(Object.keys(profiles({ data: { legacy: { extended_entities: { media } } } }))).toEqual([ada.id]);
    expect(Object.keys(profiles({ data: { card, avatar: source } }))).toEqual([bob.id]);
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
