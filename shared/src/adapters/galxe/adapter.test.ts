import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { LocalObservation } from '../../facts/observation.ts';
import { galxeAdapter } from './adapter.ts';
import { testPages as pages } from './test-pages.ts';
import { fixture, ids, one, readFixture, readJson, seenAt } from './testing/read.ts';

describe('fixtures', () => {
  it('are each listed in test-pages.ts, and none is missing', () => {
    const files = readdirSync(new URL('fixtures/', import.meta.url)).filter((name) => !name.endsWith('.request.json'));
    expect(files.sort()).toEqual([...new Set(pages.map((page) => page.fixture))].sort());
  });

  it.each(pages)('$fixture gives valid observations and no drift: $shows', (page) => {
    const { observations, drift } = readFixture(page.fixture);
    for (const observation of observations) expect(z.safeParse(LocalObservation, observation).error).toBeUndefined();
    expect(drift).toBeUndefined();
  });
});

describe('accepts', () => {
  it.each([
    { url: 'https://graphigo.prd.galaxy.eco/query', via: 'network', expected: true },
    { url: 'https://app.galxe.com/quest/tiny.orchard?_rsc=abc', via: 'network', expected: true },
    { url: 'https://app.galxe.com/', via: 'hydration', expected: true },
    { url: 'https://graphigo.prd.galaxy.eco/query', via: 'hydration', expected: false },
    { url: 'https://graphigo.prd.galaxy.eco/other', via: 'network', expected: false },
    { url: 'https://evil.example/?https://app.galxe.com/', via: 'network', expected: false },
    { url: 'no address', via: 'network', expected: false },
  ] as const)('$via of $url: $expected', ({ url, via, expected }) => {
    expect(galxeAdapter.accepts({ url, via })).toBe(expected);
  });
});

describe('the catalogue', () => {
  const list = readFixture('campaign-list.json');

  it('gives one observation for every campaign, parts included, and every space', () => {
    expect(ids(list, 'campaign')).toHaveLength(11);
    expect(ids(list, 'space')).toEqual(['90001', '90002']);
    expect(list.rejected).toBe(0);
  });

  it('reads a token reward in whole tokens, loyalty points as points, and a boost as nothing', () => {
    expect(one(list, 'campaign', 'GCaaaaaaa1')).toEqual({
      name: 'Harbour Launch｜Bridge & Win 🚀',
      url: 'https://app.galxe.com/quest/HarbourLabs/GCaaaaaaa1',
      spaceId: '90001',
      type: 'token',
      participants: 248,
      winnersCap: 5,
      chain: 'ethereum',
      recurring: false,
      points: 300,
      rewards: [
        {
          kind: 'token',
          amountPerWinner: '20',
          symbol: 'USDT',
          tokenAddress: '0x1111111111111111111111111111111111111111',
          chain: 'ethereum',
        },
      ],
    });
    expect(one(list, 'campaign', 'GCaaaaaaa3')).toMatchObject({ points: 0, rewards: [{ kind: 'oat' }] });
  });

  it.each([
    { id: 'GCaaaaaaa8', reward: { kind: 'token', amountMax: '12.5', pool: '1000', symbol: 'HRB', chain: 'base' }, why: 'drawn by luck' },
    { id: 'GCaaaaaaa9', reward: { kind: 'token', amountPerWinner: '7', symbol: 'GEM' }, why: 'without a fraction' },
    { id: 'GCaaaaaaaB', reward: { kind: 'token', amountPerWinner: '2.5', symbol: 'DROP', chain: 'linea' }, why: 'an airdrop' },
    { id: 'GCaaaaaaa4', reward: { kind: 'role', name: 'Orchardist' }, why: 'a Discord role' },
  ])('reads a reward that is $why', ({ id, reward }) => {
    expect(one(list, 'campaign', id).rewards).toEqual([expect.objectContaining(reward)]);
  });

  it('gives no amount where the decimals are missing, and no reward where the object is empty', () => {
    expect(one(list, 'campaign', 'GCaaaaaaaA').rewards).toEqual([
      { kind: 'token', symbol: 'ODD', tokenAddress: '0x1111111111111111111111111111111111111111', chain: 'bsc' },
    ]);
    expect(one(list, 'campaign', 'GCaaaaaaa2').rewards).toBeUndefined();
  });

  it.each(['0', '', 0, '0.0'])('takes an amount of %j for no reward, whatever the token', (userTokenAmount) => {
    const tokenReward = { userTokenAmount, tokenDecimal: '6', tokenSymbol: 'USDT', tokenAddress: '0x1' };
    const campaign = { __typename: 'Campaign', id: 'GCaaaaaaa1', name: 'x', tokenReward, rewardInfo: null };
    expect(one(readJson({ data: { campaign } }), 'campaign', 'GCaaaaaaa1')).toEqual({ name: 'x' });
  });

  it.each([
    { id: 'GCaaaaaaa2', cap: null, why: '0' },
    { id: 'GCaaaaaaa9', cap: null, why: '-1' },
    { id: 'GCaaaaaaaA', cap: 10, why: '10' },
  ])('takes a cap of $why as $cap', ({ id, cap }) => {
    expect(one(list, 'campaign', id).winnersCap).toBe(cap);
  });

  it('ties parts to their whole, and leaves participants out where the platform does', () => {
    expect(one(list, 'campaign', 'GCaaaaaaa5')).toMatchObject({ type: 'parent', childIds: ['GCaaaaaaa6', 'GCaaaaaaa7'] });
    expect(one(list, 'campaign', 'GCaaaaaaa5')).not.toHaveProperty('participants');
    expect(one(list, 'campaign', 'GCaaaaaaa6')).toEqual({ type: 'token', parentId: 'GCaaaaaaa5' });
  });

  it('counts a real 0, and marks what comes back daily', () => {
    expect(one(list, 'campaign', 'GCaaaaaaa4').participants).toBe(0);
    expect(one(list, 'campaign', 'GCaaaaaaa2').recurring).toBe(true);
  });
});

describe('a campaign page', () => {
  const page = readFixture('quest-claim-section.json', { pageUrl: 'https://app.galxe.com/quest/HarbourLabs/GCaaaaaaa1?refer=home' });

  it('gives times in milliseconds, null for "never", and the words of the platform typed', () => {
    expect(one(page, 'campaign', 'GCaaaaaaa1')).toMatchObject({
      status: 'active',
      startsAt: 1_782_752_400_000,
      endsAt: 1_793_980_800_000,
      claimEndsAt: null,
      gas: 'gasless',
      distribution: 'raffle',
      parentId: 'GCaaaaaaaP',
    });
  });

  it('takes the tasks from taskConfig, each once, and not from the groups kept for compatibility', () => {
    expect(one(page, 'campaign', 'GCaaaaaaa1').tasks).toEqual([
      { id: '7000000000000000001', name: 'Follow Harbour Labs', type: 'twitter_follow' },
      { id: '7000000000000000002', name: 'Visit the bridge', type: 'visit_link' },
    ]);
  });

  it("gives the viewer's own part, and knows which page it was seen on", () => {
    expect(one(page, 'participation', 'GCaaaaaaa1')).toEqual({
      campaignId: 'GCaaaaaaa1',
      points: 300,
      claimed: true,
      eligible: true,
      tasksDone: 1,
      tasksTotal: 2,
    });
    expect(page.observations.every(({ context }) => context === 'campaign')).toBe(true);
  });

  it('gives no part in it to a stranger, to whom everything is 0 and false', () => {
    expect(ids(readFixture('campaign-detail-all.json'), 'participation')).toEqual([]);
  });

  it('reads the campaign that was asked for when the answer leaves its id out', () => {
    const body = { data: { campaign: { name: 'Nameless', space: { alias: 'tiny.orchard' } } } };
    const url = 'https://app.galxe.com/quest/tiny.orchard/GCaaaaaaa1';
    const requestBody = JSON.stringify({ variables: { id: 'GCaaaaaaa1' } });
    for (const capture of [{ pageUrl: url }, { requestBody }]) expect(one(readJson(body, capture), 'campaign', 'GCaaaaaaa1').url).toBe(url);
  });
});

describe('a campaign with parts, in the shape of until 2025', () => {
  const page = readFixture('campaign-detail-all.json');

  it('is over once its end has passed, for its parts too', () => {
    expect(one(page, 'campaign', 'GCaaaaaaaP').status).toBe('ended');
    expect(one(page, 'campaign', 'GCaaaaaaaC')).toMatchObject({ parentId: 'GCaaaaaaaP', rewards: [{ kind: 'nft' }], status: 'ended' });
  });

  it('loses only the part without an id', () => {
    expect(one(page, 'campaign', 'GCaaaaaaaP').childIds).toEqual(['GCaaaaaaaC']);
    expect(page.rejected).toBe(1);
    expect(page.warnings).toEqual([expect.objectContaining({ code: 'invalid_id', path: 'data.campaign.childrenCampaigns' })]);
  });

  it('takes tasks from the groups, the picture from the NFT, and JSON out of texts', () => {
    expect(one(page, 'campaign', 'GCaaaaaaaC').tasks).toEqual([{ id: '3034', name: 'Hold a seed', type: 'csv' }]);
    expect(one(page, 'campaign', 'GCaaaaaaaP').imageUrl).toBe('https://img.example/fruit.png');
    expect(one(page, 'space', '90002')).toMatchObject({ xHandle: 'TinyOrchard', tokenSymbol: 'FRUIT', tgeStatus: 'presale', followers: 0 });
  });
});

it("knows the space of campaigns in a space's own list", () => {
  const page = readFixture('browse-space-campaigns.json');
  const url = 'https://app.galxe.com/quest/tiny.orchard/GCaaaaaaa3';
  expect(one(page, 'campaign', 'GCaaaaaaa3')).toMatchObject({ spaceId: '90002', url, status: 'capped', endsAt: null });
  expect(one(page, 'campaign', 'GCaaaaaaaD').status).toBe('upcoming');
});

describe('a points board', () => {
  const board = readFixture('space-leaderboard.json');

  it('is named after what was asked, season included', () => {
    expect(one(board, 'board', 'points:90002:7')).toEqual({ totalCount: 5509 });
    expect(one(readFixture('space-leaderboard.json', { requestBody: '{}' }), 'board', 'points:90002')).toEqual({ totalCount: 5509 });
  });

  it('keeps ties, and takes a name that equals the id for none', () => {
    expect(one(board, 'board-entry', 'points:90002:7:UserCccccccccccccccccc')).toMatchObject({ rank: 2, score: 180, handle: 'pear' });
    expect(one(board, 'board-entry', 'points:90002:7:UserBbbbbbbbbbbbbbbbbb')).toMatchObject({ rank: 2, score: 180 });
    expect(one(board, 'board-entry', 'points:90002:7:UserBbbbbbbbbbbbbbbbbb')).not.toHaveProperty('handle');
  });

  it("gives the viewer's own place", () => {
    expect(one(board, 'participation', 'points:90002:7')).toEqual({ campaignId: 'points:90002:7', points: 12, rank: 803 });
  });

  it('reads a Starboard, whose figures are texts', () => {
    const starboard = readFixture('starboard.json');
    expect(one(starboard, 'board', 'starboard:1')).toEqual({ name: 'Voices of the Harbour', topic: 'Harbour Labs' });
    expect(one(starboard, 'board-entry', 'starboard:1:1234567890123456789')).toMatchObject({ rank: 1, score: 98.5, handle: 'annanchor' });
    expect(starboard.rejected).toBe(1);
  });
});

it("takes the places on boards that are listed under a person for a profile's, whatever page is in front", () => {
  const row = (at: string) => ({ __typename: 'LoyaltyPointsRank', id: `lbrank-${at}-90002`, rank: 3, points: 9 });
  const pageUrl = 'https://app.galxe.com/quest/Orchard';
  const listed = { __typename: 'Address', id: 'me', username: 'ann', loyaltyPointsRanks: { edges: [{ node: row('me') }] } };
  const shown = { __typename: 'Space', id: '90002', loyaltyPointsRanks: { edges: [{ node: row('you') }] } };
  const { observations } = readJson({ data: { addressInfo: listed, space: shown } }, { pageUrl });
  const rows = observations.filter(({ kind }) => kind === 'board-entry');
  expect(rows.map(({ id, context }) => [id, context])).toEqual([
    ['points:90002:me', 'profile'],
    ['points:90002:you', 'space'],
  ]);
});

it.each(['basic-user-info.json', 'space-leaderboard.json', 'quest-claim-section.json'])('lets nothing personal out of %s', (name) => {
  const out = JSON.stringify(readFixture(name));
  expect(fixture('basic-user-info.json')).toMatch(/secret/i);
  expect(out).not.toMatch(/secret|0x4444|0x6666|0x7777|@mail|eyJ/i);
});

it('does not read the answer to an act of the viewer', () => {
  expect(readFixture('participate.json')).toEqual({ observations: [], rejected: 0, warnings: [] });
  expect(ids(readFixture('participate.json', { requestBody: '' }), 'campaign')).toEqual(['GCaaaaaaa1']);
});

describe('hydration', () => {
  const home = readFixture('home.html');

  it('follows references, long texts and escapes', () => {
    expect(one(home, 'campaign', 'GCbbbbbbb1').name).toBe('$500 for bridging');
    expect(one(home, 'campaign', 'GCbbbbbbb2')).toMatchObject({
      spaceId: '90001',
      url: 'https://app.galxe.com/quest/HarbourLabs/GCbbbbbbb2',
    });
    expect(one(home, 'campaign', 'GCbbbbbbb4').description).toMatch(/^Hold 1,000 .*Ünïcödé — 🚀 and a line\n2b:\["not","a","row"\]$/s);
    expect(ids(home, 'campaign').sort()).toEqual(['GCbbbbbbb1', 'GCbbbbbbb2', 'GCbbbbbbb3', 'GCbbbbbbb4']);
    expect(ids(home, 'space').sort()).toEqual(['90001', '90002', '90003']);
  });

  it('reads flight rows of a navigation inside the app', () => {
    const page = readFixture('space-navigation.txt');
    expect(one(page, 'space', '90002')).toMatchObject({ followers: 5363, xHandle: 'TinyOrchard', verified: false });
    expect(page.observations[0]).toMatchObject({ context: 'space', via: 'network', observedAt: seenAt });
  });

  it.each(['explore.html', 'not-found.html'])('finds nothing in %s, and nothing wrong with that', (name) => {
    expect(readFixture(name)).toEqual({ observations: [], rejected: 0, warnings: [] });
  });
});

it('yields at least every few hundred objects', () => {
  const list = Array.from({ length: 3_000 }, (_, i) => ({ __typename: 'Space', id: String(i + 1), name: 'x' }));
  const body = JSON.stringify({ data: { spaces: { list } } });
  const steps = galxeAdapter.parse({ url: 'https://graphigo.prd.galaxy.eco/query', via: 'network', body, capturedAt: seenAt });
  expect([...steps].length).toBeGreaterThan(15);
});
