import { describe, expect, it } from 'vitest';
import { layer3Adapter } from './adapter.ts';
import { byId, readAnswer, readFixture, readPayload, seenAt } from './testing/read.ts';

const quest = { slug: 'hop', title: 'Hop', type: 'QUEST', xp: 40 };
const trpc = 'https://app.layer3.xyz/api/trpc';

describe('a campaign', () => {
  it('has its own words, times, counts, community and page', () => {
    expect(byId(readFixture('search-batch.json'), 'campaign')['bridge-to-nebula-example']).toEqual({
      name: 'Bridge to Nebula',
      description: 'Move 5 USDC across and come back.',
      url: 'https://app.layer3.xyz/activations/bridge-to-nebula-example',
      imageUrl: 'https://images.example/bridge.png',
      spaceId: 'nebula-bridge',
      status: 'active',
      type: 'activation',
      startsAt: Date.UTC(2026, 6, 1),
      endsAt: Date.UTC(2026, 8, 1),
      participants: 18234,
      chain: 'base',
      points: 120,
      rewards: [
        {
          kind: 'token',
          amountPerWinner: '2.5',
          symbol: 'USDC',
          tokenAddress: '0x0000000000000000000000000000000000000a11',
          chain: '8453',
        },
      ],
    });
  });

  it('of 2023 is known by its namespace, its description is a document, its steps are tasks', () => {
    const found = readFixture('task-list.json');
    expect(byId(found, 'campaign')).toEqual({
      'say-gm-example': {
        name: 'Say gm',
        description: 'Open the app.\nSay gm.',
        spaceId: 'quasar-dao',
        type: 'bounty',
        points: 50,
        tasks: [
          { id: '1', type: 'visit', name: 'Open' },
          { id: '2', type: 'post', name: 'Say it', optional: true },
        ],
      },
    });
  });

  it('never ends when its end is null, and has no end when superjson says undefined', () => {
    const item = { ...quest, endDate: null, claimEndsAt: null };
    expect(byId(readPayload('quest.get', item), 'campaign').hop).toMatchObject({ endsAt: null, claimEndsAt: null });
    expect(byId(readPayload('quest.get', item, { endDate: ['undefined'], claimEndsAt: ['undefined'] }), 'campaign').hop).not.toHaveProperty(
      'endsAt',
    );
    expect(byId(readPayload('quest.get', { ...item, expiresAt: '2026-09-01T00:00:00Z' }), 'campaign').hop).toMatchObject({
      endsAt: Date.UTC(2026, 8, 1),
    });
  });

  it.each([
    ['2026-08-01T00:00:00.000Z', Date.UTC(2026, 7, 1)],
    ['2026-08-01 00:00:00', Date.UTC(2026, 7, 1)],
    ['2026-08-01T02:00:00+02:00', Date.UTC(2026, 7, 1)],
    [1_785_542_400, Date.UTC(2026, 7, 1)],
    [1_785_542_400_000, Date.UTC(2026, 7, 1)],
    ['1785542400', Date.UTC(2026, 7, 1)],
    ['soon', undefined],
    ['2026-02-31', undefined],
  ])('reads the time %s', (startsAt, time) => {
    expect(byId(readPayload('quest.get', { ...quest, startsAt }), 'campaign').hop?.startsAt).toBe(time);
  });

  it.each([
    [{ status: 'LIVE' }, 'active'],
    [{ status: 'LIVE', endDate: '2026-01-01T00:00:00Z' }, 'ended'],
    [{ startDate: '2027-01-01T00:00:00Z' }, 'upcoming'],
    [{ startDate: '2026-01-01T00:00:00Z', endDate: '2027-01-01T00:00:00Z' }, 'active'],
    [{ startDate: '2026-01-01T00:00:00Z', endDate: null }, 'active'],
    [{ startDate: '2026-01-01T00:00:00Z' }, undefined],
    [{ status: 'of the art' }, undefined],
    [{}, undefined],
  ])('with %j is %s', (said, status) => {
    expect(byId(readPayload('quest.get', { ...quest, ...said }), 'campaign').hop?.status).toBe(status);
  });

  it('has the numbers that came as text or as big integers', () => {
    const found = readPayload('quest.get', { ...quest, xp: '9007199254740991', numberOfParticipants: '12' }, { xp: ['bigint'] });
    expect(byId(found, 'campaign').hop).toMatchObject({ points: 9007199254740991, participants: 12 });
  });

  it('has its parts, and the parts know what they are part of', () => {
    const found = byId(readFixture('collection-page.html'), 'campaign');
    expect(found['first-steps-example']).toMatchObject({ childIds: ['bridge-to-nebula-example', 'hold-a-cube-example'] });
    expect(found['hold-a-cube-example']).toMatchObject({ parentId: 'first-steps-example', type: 'quest' });
    const children = readPayload('quest.childTasksFromQuestSlug', [{ ChildTask: { namespace: 'a', title: 'A' } }], undefined, {
      requestBody: '{"json":{"slug":"whole"}}',
    });
    expect(byId(children, 'campaign')).toEqual({ a: { name: 'A', parentId: 'whole' } });
  });

  it('is of the community that lists it', () => {
    const found = readPayload('hub.get', { community: { slug: 'c', name: 'C', quests: [quest] } });
    expect(byId(found, 'campaign').hop).toMatchObject({ spaceId: 'c' });
    expect(byId(found, 'campaign').hop).not.toHaveProperty('parentId');
  });

  it.each([
    [{ tokenType: 'ERC20', amount: '5', symbol: 'L3' }, [{ kind: 'token', symbol: 'L3' }]],
    [
      { type: 'TOKEN', amount: '1500000000000000000', token: { symbol: 'L3', decimals: 18, address: '0xa' }, chain: 'Base' },
      [{ kind: 'token', amountPerWinner: '1.5', symbol: 'L3', tokenAddress: '0xa', chain: 'base' }],
    ],
    [{ type: 'CUBE', name: 'Nebula CUBE' }, [{ kind: 'nft', name: 'Nebula CUBE' }]],
    [{ type: 'DISCORD_ROLE', name: 'Explorer' }, [{ kind: 'role', name: 'Explorer' }]],
    [{ type: 'MERCH', title: 'A shirt' }, [{ kind: 'custom', name: 'A shirt' }]],
    [{ tokenType: 'ERC20', amount: '0', decimals: 6, symbol: 'USDC' }, undefined],
    [{ tokenType: 'ERC20', amount: '', symbol: '' }, undefined],
    [{ type: 'XP', amount: 40 }, undefined],
    [{}, undefined],
  ])('gives the reward %j', (reward, rewards) => {
    expect(byId(readPayload('quest.get', { ...quest, rewards: [reward, null] }), 'campaign').hop?.rewards).toEqual(rewards);
  });

  it('has XP stated as a reward as its points, unless it has XP of its own', () => {
    const rewards = [{ type: 'XP', amount: '75' }];
    expect(byId(readPayload('quest.get', { slug: 'a', title: 'A', rewards }), 'campaign').a).toEqual({ name: 'A', points: 75 });
    expect(byId(readPayload('quest.get', { ...quest, rewards }), 'campaign').hop).toMatchObject({ points: 40 });
  });

  it('is on a chain only when it is on one', () => {
    expect(byId(readPayload('quest.get', { ...quest, chains: [{ name: 'Base' }] }), 'campaign').hop).toMatchObject({ chain: 'base' });
    expect(byId(readPayload('quest.get', { ...quest, chains: ['Base', 'Celo'] }), 'campaign').hop).not.toHaveProperty('chain');
    expect(byId(readPayload('quest.get', { ...quest, chainId: 42220 }), 'campaign').hop).toMatchObject({ chain: '42220' });
  });
});

describe('what a record is', () => {
  it.each(['Community', 'community', 'Dao', 'communities', 'featuredCommunities', 'daos'])('under %s it is a space', (key) => {
    const found = readPayload('any.thing', { [key]: [{ slug: 'c', name: 'C' }] });
    expect(found.observations.map(({ kind }) => kind)).toEqual(['space']);
  });

  it('under such a key may go without a slug, by its id', () => {
    const found = readPayload('quest.get', { ...quest, Community: { id: 12, name: 'C' }, community: null });
    expect(byId(found, 'space')).toEqual({ 12: { name: 'C' } });
    expect(byId(found, 'campaign').hop).toMatchObject({ spaceId: '12' });
    expect(readPayload('quest.get', { ...quest, Dao: { name: 'C' } }).observations.map(({ id }) => id)).toEqual(['hop']);
    expect(readPayload('quest.get', { ...quest, Dao: { id: 12, name: 'C', slug: null } })).toMatchObject({ rejected: 1 });
  });

  it.each(['tags', 'chains', 'primaryChain', 'categories', 'ecosystem', 'rewards', 'creator', 'questSteps'])(
    'under %s it is nothing of ours',
    (key) => {
      expect(readPayload('quest.get', { ...quest, [key]: [{ slug: 'x', name: 'X' }] }).observations.map(({ id }) => id)).toEqual(['hop']);
    },
  );

  it('under a category it is still found when it is a list of quests', () => {
    const found = readPayload('home.get', {
      categories: [{ slug: 'defi', name: 'DeFi', quests: [quest], children: [{ slug: 'dex', name: 'DEX' }] }],
    });
    expect(found.observations.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['campaign hop']);
  });

  it('anywhere else, at any depth, in pages or groups, it is a campaign', () => {
    for (const payload of [[quest], { pages: [{ items: [quest] }] }, { groups: { a: { b: [[quest]] } } }, quest])
      expect(Object.keys(byId(readPayload('renamed.procedure', payload), 'campaign'))).toEqual(['hop']);
  });

  it('without a title or name it is nothing, without a usable slug it is refused', () => {
    expect(readPayload('quest.get', { slug: 'stub', xp: 4 })).toMatchObject({ observations: [], rejected: 0 });
    const found = readPayload('quest.get', [
      quest,
      { slug: null, title: 'A' },
      { slug: '', title: 'B' },
      { slug: 'a b', name: 'C' },
      { slug: 'd', title: 7 },
    ]);
    expect(found).toMatchObject({ rejected: 4, warnings: [{ code: 'entity_unreadable' }] });
    expect(found.observations).toHaveLength(1);
  });

  it('in a list of communities it is a space, and what that has is not', () => {
    const found = readPayload('community.getCommunities', { items: [{ slug: 'c', name: 'C', featured: { slug: 'hop', title: 'Hop' } }] });
    expect(found.observations.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['space c', 'campaign hop']);
    expect(Object.keys(byId(readPayload('community.getQuests', { items: [quest] }), 'campaign'))).toEqual(['hop']);
  });
});

it('reads a space', () => {
  expect(byId(readFixture('search-batch.json'), 'space')['nebula-bridge']).toEqual({
    name: 'Nebula Bridge',
    alias: 'nebula-bridge',
    verified: true,
    followers: 5120,
    xHandle: 'nebula_example',
    categories: ['Bridge', 'Layer 2'],
  });
});

describe('accounts', () => {
  it('have the XP and level that were asked for by user id, in the address or the body', () => {
    const body = [{ result: { data: { json: { xp: '15320', level: 12 } } } }];
    const input = { 0: { json: { userId: 851509 } } };
    const named = `${trpc}/user.getXpDataForUser?batch=1`;
    expect(byId(readAnswer(`${named}&input=${encodeURIComponent(JSON.stringify(input))}`, body), 'profile')).toEqual({
      851509: { xp: 15320, level: 12 },
    });
    expect(byId(readAnswer(`${trpc}/renamed.xp?batch=1`, body, { requestBody: JSON.stringify(input) }), 'profile')).toEqual({
      851509: { xp: 15320, level: 12 },
    });
    expect(readAnswer(named, body).observations).toEqual([]);
  });

  it('of the viewer are read by an allowlist', () => {
    const me = { id: 851509, username: 'nova', email: 'nova@mail.example', accessToken: 'x', UserAddresses: [{ id: 1 }], level: 3, xp: 7 };
    expect(byId(readPayload('user.me', me), 'profile')).toEqual({ 851509: { handle: 'nova', level: 3, xp: 7 } });
    expect(byId(readPayload('user.me', { ...me, username: 'nova@mail.example' }), 'profile')).toEqual({ 851509: { level: 3, xp: 7 } });
  });

  it('keep the id that was asked for when the answer has ids of its own', () => {
    const found = readPayload('user.profile', { id: 9, username: 'nova', xp: 7, level: 3 }, undefined, {
      requestBody: '{"json":{"userId":"5"}}',
    });
    expect(Object.keys(byId(found, 'profile'))).toEqual(['5']);
    const byWallet = readPayload('user.profile', { id: 9, username: 'nova' }, undefined, {
      requestBody: '{"json":{"identifier":"0xabc"}}',
    });
    expect(Object.keys(byId(byWallet, 'profile'))).toEqual(['9']);
  });

  it('of the public list are keyed by wallet', () => {
    expect(byId(readFixture('assignment-users.json'), 'profile')).toEqual({
      '0x00000000000000000000000000000000000000a1': { handle: 'nova_example', level: 40, xp: 190000, rank: 1 },
      '0x00000000000000000000000000000000000000b2': { level: 39, xp: 181000, rank: 2 },
    });
  });

  it('whose id lost digits are refused', () => {
    const { rejected, observations } = readAnswer(
      `${trpc}/user.me`,
      '{"result":{"data":{"json":{"id":12421227295552921610,"username":"nova","xp":1,"level":1}}}}',
    );
    expect([rejected, observations.length]).toEqual([1, 0]);
  });
});

describe('the viewer’s own part', () => {
  it('is what the campaign’s record says of it', () => {
    expect(byId(readFixture('activation-batch.json'), 'participation')).toEqual({
      'bridge-to-nebula-example': { campaignId: 'bridge-to-nebula-example', claimed: false, tasksDone: 1, tasksTotal: 2 },
    });
    expect(byId(readPayload('quest.get', { ...quest, isCompleted: true, numberOfSubTasks: 3 }), 'participation')).toEqual({
      hop: { campaignId: 'hop', tasksDone: 3, tasksTotal: 3 },
    });
    expect(byId(readPayload('quest.get', { ...quest, claimedAt: '2026-01-01T00:00:00Z' }), 'participation')).toMatchObject({
      hop: { claimed: true },
    });
  });

  it('is not there when the record does not say', () => {
    expect(byId(readPayload('quest.get', { ...quest, isCompleted: null, claimedAt: null }), 'participation')).toEqual({});
  });
});

it('says where something was seen by the page in front', () => {
  const context = (pageUrl: string) => readPayload('quest.get', quest, undefined, { pageUrl }).observations[0]?.context;
  expect(
    ['/', '/discover?tab=streaks', '/quests', '/quests/hop', '/activations/hop', '/communities/c', '/signal'].map((path) =>
      context(`https://app.layer3.xyz${path}`),
    ),
  ).toEqual(['home', 'explore', 'explore', 'campaign', 'campaign', 'space', 'other']);
  expect(readPayload('quest.get', quest).observations[0]).toMatchObject({
    context: 'other',
    observedAt: seenAt,
    adapter: 'layer3@1',
    via: 'network',
  });
});

it.each([
  ['https://app.layer3.xyz/api/trpc/a.b', true],
  ['https://app.layer3.xyz/', true],
  ['https://layer3.xyz/quests', true],
  ['https://api.layer3.xyz/v1/quests', false],
  ['https://app.layer3.xyz.evil.example/', false],
])('accepts %s: %s', (url, accepted) => {
  expect(layer3Adapter.accepts({ url, via: 'network' })).toBe(accepted);
});
