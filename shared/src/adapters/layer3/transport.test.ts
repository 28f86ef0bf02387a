import { describe, expect, it } from 'vitest';
import { byId, fixture, readAnswer, readPayload } from './testing/read.ts';

const quest = { slug: 'hop', title: 'Hop', type: 'QUEST', xp: 40 };
const trpc = 'https://app.layer3.xyz/api/trpc';

describe('transport', () => {
  const ok = (json: unknown) => ({ result: { data: { json } } });

  it('matches answers to procedures by position, past refusals', () => {
    const url = `${trpc}/quest.a,community.getCommunities,auth.login,quest.b?batch=1`;
    const body = [
      { error: { json: { message: 'no' } } },
      ok({ items: [{ slug: 'c', name: 'C' }] }),
      ok({ slug: 'secret', title: 'Token' }),
      ok(quest),
    ];
    const found = readAnswer(url, body);
    expect(found.observations.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['space c', 'campaign hop']);
    expect(found).toMatchObject({ rejected: 0, warnings: [{ code: 'call_refused' }] });
    expect(found.drift).toBeUndefined();
  });

  it.each([
    'auth.login',
    'track.questView',
    'questCompletion.completeQuest',
    'cube.processCubeMint',
    'cube.getOrCreateCubeReceipt',
    'questStep.setQuestStepAsViewed',
  ])('does not read %s', (procedure) => {
    expect(readPayload(procedure, { user: { id: 1, username: 'nova', xp: 1, level: 1 }, quest })).toEqual({
      observations: [],
      rejected: 0,
      warnings: [],
    });
  });

  it('reads answers without superjson, without an envelope, and by position in a record', () => {
    for (const body of [
      { result: { data: quest } },
      { result: quest },
      quest,
      { json: quest },
      { response: { payload: [quest] } },
      { 0: ok(quest) },
    ])
      expect(Object.keys(byId(readAnswer(`${trpc}/quest.get`, body), 'campaign'))).toEqual(['hop']);
  });

  it('reads a stream whose end was cut off, and lines that are answers themselves', () => {
    const lines = fixture('stream.jsonl').split('\n');
    expect(
      Object.keys(
        byId(readAnswer(`${trpc}/a.b,community.getCommunities?batch=1`, `${lines.slice(0, 6).join('\n')}\n{"json":[4,0,`), 'campaign'),
      ),
    ).toEqual(['gm-example']);
    const plain = [ok(quest), ok({ items: [{ slug: 'c', name: 'C' }] })].map((line) => JSON.stringify(line)).join('\n');
    expect(readAnswer(`${trpc}/a.b,community.getCommunities?batch=1`, plain).observations.map(({ kind }) => kind)).toEqual([
      'campaign',
      'space',
    ]);
  });

  it('counts an entry of a batch that is neither answer nor refusal', () => {
    expect(readAnswer(`${trpc}/a.b,c.d?batch=1`, [ok(quest), null])).toMatchObject({
      rejected: 1,
      warnings: [{ code: 'entry_unreadable' }],
    });
  });

  it('reads the state of queries wherever a page keeps it', () => {
    const query = {
      queryKey: ['community.getCommunities', { x: 1 }],
      state: { data: { json: { pages: [{ items: [{ slug: 'c', name: 'C' }] }] } } },
    };
    for (const pageProps of [
      { dehydratedState: { queries: [query] } },
      { trpcState: { json: { queries: [query] } } },
      { a: { deep: { json: { queries: [query] } } } },
      { state: JSON.stringify({ queries: [query] }) },
    ])
      expect(
        readAnswer('https://app.layer3.xyz/_next/data/x/communities.json', { pageProps }).observations.map(({ kind }) => kind),
      ).toEqual(['space']);
  });
});

describe('drift', () => {
  it.each([
    [
      'a list of quests in which nothing is known',
      `${trpc}/questSearch.search`,
      { result: { data: { json: { items: [{ key: 'a', label: 'A' }] } } } },
    ],
    ['a list in which every entry is broken', `${trpc}/x.y`, { result: { data: { json: [{ slug: null, title: 'A' }] } } }],
    ['an answer that is cut off', `${trpc}/quest.get`, '[{"result":{"data":{"json":{"slug":"a","ti'],
    ['a list of users in which nobody is known', 'https://app.layer3.xyz/api/assignment/users', { users: [{ nick: 'a' }] }],
    ['page data that is no JSON', 'https://app.layer3.xyz/_next/data/x/a.json', '{"pageProps":'],
  ])('is %s', (_, url, body) => {
    expect(readAnswer(url, body)).toMatchObject({ observations: [], drift: { code: expect.stringMatching(/^[a-z_]+$/) } });
  });

  it.each([
    ['an empty list', `${trpc}/questSearch.search`, { result: { data: { json: { items: [], nextCursor: null } } } }],
    ['a refusal', `${trpc}/questSearch.search`, { error: { json: { message: 'no', code: -32600 } } }],
    ['nothing', `${trpc}/questSearch.search`, ''],
    ['a number', `${trpc}/task.getNumberOfClaimedTasksForUser`, { result: { data: { json: 5 } } }],
    ['other things', `${trpc}/notification.list`, { result: { data: { json: { items: [{ id: 1 }] } } } }],
    ['a challenge under an API path', `${trpc}/questSearch.search`, '<!DOCTYPE html><title>Just a moment...</title>'],
    ['a page without data', 'https://app.layer3.xyz/discover', fixture('landing.html')],
  ])('is not %s', (_, url, body) => {
    expect(readAnswer(url, body).drift).toBeUndefined();
    expect(readAnswer(url, body).observations).toEqual([]);
  });
});
