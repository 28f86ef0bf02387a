import { describe, expect, it } from 'vitest';
import { kaitoAdapter } from './adapter.ts';
import { byId, fixture, readAnswer, readFixture, seenAt } from './testing/read.ts';

const hub = 'https://hub.kaito.ai/api/v1';
const voices = `${hub}/voices/crypto/sector_leaderboard?sector=ALL&duration=7d&limit=100`;
const topic = `${hub}/gateway/ai/kol/mindshare/top-leaderboard?duration=7d&topic_id=ANOMA&top_n=100`;
const row = { rank: 1, user_id: '1900000000000000001', name: 'Nova', username: 'nova_example', mindshare: 0.25, mindshare_delta: -0.01 };

describe('a row of a board', () => {
  it('has its numbers as numbers, its share as it is, and the account beside it', () => {
    const found = readFixture('top-leaderboard.json');
    expect(byId(found, 'board')).toEqual({ 'top-leaderboard:NEBULA::7d': { topic: 'NEBULA', window: '7d' } });
    expect(byId(found, 'board-entry')['top-leaderboard:NEBULA::7d:1900000000000000001']).toEqual({
      boardId: 'top-leaderboard:NEBULA::7d',
      subjectId: '1900000000000000001',
      handle: 'voice_1_example',
      displayName: 'Voice 1 ✦',
      avatarUrl: 'https://images.example/1900000000000000001.jpg',
      rank: 1,
      score: 38.00304761566653,
      mindshare: 0.0286,
      mentions: 27,
      followers: 2000,
      smartFollowers: 11,
    });
    expect(byId(found, 'profile')['1900000000000000001']).toEqual({
      handle: 'voice_1_example',
      displayName: 'Voice 1 ✦',
      avatarUrl: 'https://images.example/1900000000000000001.jpg',
      createdAt: Date.UTC(2019, 2, 4, 10, 20, 30),
      followers: 2000,
      following: 101,
    });
  });

  it('keeps a share of zero and leaves out what is missing', () => {
    const second = byId(readFixture('top-leaderboard.json'), 'board-entry')['top-leaderboard:NEBULA::7d:1900000000000000002'];
    expect(second).toMatchObject({ mindshare: 0, rank: 2 });
    expect(second).not.toHaveProperty('mentions');
  });

  it('takes the change of share from mindshare_delta alone', () => {
    const plain = { ...row, mindshare_delta: undefined, delta: 0.5, change_7d: 0.4, change_7d_ratio: 3 };
    expect(byId(readAnswer(voices, [plain]), 'board-entry')['sector_leaderboard:crypto:ALL:7d:1900000000000000001']).not.toHaveProperty(
      'mindshareDelta',
    );
    expect(byId(readAnswer(voices, [row]), 'board-entry')['sector_leaderboard:crypto:ALL:7d:1900000000000000001']).toMatchObject({
      mindshareDelta: -0.01,
    });
  });

  it('names a company by its name and a ticker by its full name, neither as an account', () => {
    const company = { rank: 1, company_id: 'AI_ENTITY_Nova Labs', name: 'Nova Labs', logo: 'https://images.example/n.png', mindshare: 1 };
    const found = readAnswer(`${hub}/voices/ai/company_sector_leaderboard?sector=robotics&duration=24h`, [company]);
    expect(byId(found, 'board-entry')['company_sector_leaderboard:ai:robotics:24h:AI_ENTITY_Nova Labs']).toMatchObject({
      displayName: 'Nova Labs',
      mindshare: 1,
    });
    expect(byId(found, 'profile')).toEqual({});
    expect(Object.values(byId(readFixture('ticker-heatmap.json'), 'board-entry'))[0]).toMatchObject({
      subjectId: 'NEBULA',
      displayName: 'Nebula',
    });
  });

  it('is found in any wrapping, with what the wrapping states as the total', () => {
    for (const body of [[row], { data: [row] }, { resultWithTicker: [row] }, { a: { b: [{ group: 'x', list: [row] }] } }])
      expect(Object.keys(byId(readAnswer(voices, body), 'board-entry'))).toHaveLength(1);
    expect(byId(readAnswer(voices, { total: 5509, data: [row] }), 'board')['sector_leaderboard:crypto:ALL:7d']).toMatchObject({
      totalCount: 5509,
    });
  });

  it('is not mixed with the rows it holds itself', () => {
    const ticker = { ticker_id: 'NOVA', mindshare: 0.5, rank: '1', top_voices: [row] };
    const found = readAnswer(`${hub}/tickers/mindshare?duration=7d`, [ticker]);
    expect(Object.keys(byId(found, 'board-entry'))).toEqual(['tickers-mindshare:::7d:NOVA']);
  });
});

describe('ids', () => {
  it('stay text, and a whole number that is exact becomes text', () => {
    expect(Object.keys(byId(readAnswer(voices, [{ ...row, user_id: 413403277 }]), 'profile'))).toEqual(['413403277']);
  });

  it('that lost digits are refused with a warning', () => {
    const body = JSON.stringify([row, { ...row, user_id: 'LARGE' }]).replace('"LARGE"', '1242122729555292161');
    const { rejected, warnings, observations } = readAnswer(voices, body);
    expect(rejected).toBe(1);
    expect(warnings).toMatchObject([{ code: 'lost_digits' }]);
    expect(observations.every(({ id }) => !id.includes('12421227'))).toBe(true);
  });
});

describe('which board it is', () => {
  it.each([
    [topic, 'top-leaderboard:ANOMA::7d'],
    [`${hub}/kol/mindshare/top-leaderboard?duration=30d&topic_id=`, 'top-leaderboard:::30d'],
    [voices, 'sector_leaderboard:crypto:ALL:7d'],
    [`${hub}/voices/ai/mindshare_heatmap?duration=3m`, 'mindshare_heatmap:ai::3m'],
    [`${hub}/voices/crypto/mindshare_language?language=ko&duration=7d`, 'mindshare_language:crypto:ko:7d'],
    [`${hub}/tickers/mindshare?pre_tge=true&duration=24h`, 'tickers-mindshare::PRETGE:24h'],
    [`${hub}/kol/mindshare/413403277?topic_id=S&duration=7d`, 'kol-mindshare:S::7d'],
    [`${hub}/voices/trading/a_name_of_tomorrow?sector=X&duration=7d`, 'a_name_of_tomorrow:trading:X:7d'],
  ])('%s is %s', (url, id) => {
    expect(Object.keys(byId(readAnswer(url, [row]), 'board-entry'))).toEqual([`${id}:${row.user_id}`]);
  });

  it('is in the request body of the tunnel, whatever the query says', () => {
    const requestBody = JSON.stringify({
      path: '/api/yapper/dashboard_ticker_mindshare',
      params: { duration: '12m', nft: false, pre_tge: true },
    });
    const found = readAnswer(`${hub}/gateway/ai?duration=24h&topic_id=X`, fixture('ticker-heatmap.json'), { requestBody, status: 201 });
    expect(Object.keys(byId(found, 'board-entry'))).toEqual([
      'dashboard_ticker_mindshare:::12m:NEBULA',
      'dashboard_ticker_mindshare:::12m:QUASAR',
    ]);
  });

  it.each([undefined, '', 'no json', '{}', '{"path":7}'])(
    'is unknown for the tunnel with the request body %s: only accounts are read',
    (requestBody) => {
      const found = readAnswer(`${hub}/gateway/ai`, fixture('top-leaderboard.json'), requestBody === undefined ? {} : { requestBody });
      expect(Object.keys(byId(found, 'profile'))).toHaveLength(3);
      expect(found.observations.every(({ kind }) => kind === 'profile')).toBe(true);
      expect(found.warnings).toContainEqual(expect.objectContaining({ code: 'request_unknown' }));
      expect(found.drift).toBeUndefined();
    },
  );

  it('takes topic and window from the rows when the address has none, and never a window they do not name', () => {
    const url = `${hub}/gateway/ai/kol/mindshare/top-leaderboard`;
    expect(Object.keys(byId(readAnswer(url, fixture('top-leaderboard.json')), 'board'))).toEqual(['top-leaderboard:NEBULA::7d']);
    const bare = readAnswer(url, [{ ...row, topic_id: 'NEBULA' }]);
    expect(byId(bare, 'board')).toEqual({ 'top-leaderboard:NEBULA::': { topic: 'NEBULA' } });
    const mixed = [
      { ...row, last_7_normalized_mention_score: 1 },
      { ...row, last_30_normalized_mention_score: 1 },
    ];
    expect(Object.keys(byId(readAnswer(url, mixed), 'board-entry'))).toEqual([`top-leaderboard::::${row.user_id}`]);
  });

  it('has a board for each window when rows name shares by window and no window was asked', () => {
    const found = byId(readFixture('company-mindshare-delta-all.json'), 'board-entry');
    expect(found['company_mindshare_delta_all:ai:coding_agents:24h:AI_ENTITY_Nebula']).toMatchObject({ mindshare: 0.11 });
    expect(found['company_mindshare_delta_all:ai:coding_agents:7d:AI_ENTITY_Nebula']).toMatchObject({ mindshare: 0.125 });
  });
});

it('dates a history by its snapshots, in UTC', () => {
  const { observations, warnings } = readFixture('mindshare-history.json');
  const times = observations.filter(({ kind }) => kind === 'board-entry').map(({ observedAt }) => observedAt);
  expect(times).toEqual([Date.UTC(2026, 5, 15), Date.UTC(2026, 5, 14)]);
  expect(observations.find(({ kind }) => kind === 'board')?.observedAt).toBe(seenAt);
  expect(warnings).toMatchObject([{ code: 'row_without_time' }]);
});

describe('Yaps', () => {
  const url = 'https://api.kaito.ai/api/v1/yaps?username=nova_example';

  it('are the points of an account', () => {
    expect(byId(readFixture('yaps.json'), 'profile')).toEqual({ '1900000000000000001': { handle: 'nova_example', points: 7530.93 } });
  });

  it.each(['', 'null', '{}', '[]'])('are none when the answer is %j', (body) => {
    expect(readAnswer(url, body, { status: body === '' ? 204 : 200 })).toEqual({ observations: [], rejected: 0, warnings: [] });
  });

  it('without an account are refused', () => {
    expect(readAnswer(url, { username: 'nova_example', yaps_all: 5 })).toMatchObject({ rejected: 1, drift: { code: 'no_row_readable' } });
  });
});

describe('a bad row', () => {
  it('costs only itself', () => {
    const bad = [
      { ...row, user_id: null },
      { ...row, user_id: '7', rank: null, mindshare: 'much', mindshare_delta: null },
      null,
      5,
      { rank: 3, mindshare: 0.1 },
    ];
    const found = readAnswer(voices, [row, ...bad]);
    expect(found.rejected).toBe(3);
    expect(Object.keys(byId(found, 'board-entry'))).toEqual([`sector_leaderboard:crypto:ALL:7d:${row.user_id}`]);
    expect(Object.keys(byId(found, 'profile'))).toEqual([row.user_id]);
  });

  it('with one bad value keeps the others', () => {
    const found = readAnswer(voices, [{ ...row, rank: '999+', mindshare: '0.25', created_at: 'yesterday', avatar: 'javascript:alert(1)' }]);
    expect(found.rejected).toBe(0);
    expect(Object.values(byId(found, 'board-entry'))[0]).toMatchObject({ mindshare: 0.25, handle: 'nova_example' });
    expect(Object.values(byId(found, 'board-entry'))[0]).not.toHaveProperty('rank');
    expect(found.warnings.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['board-entry.rank', 'profile.createdAt', 'profile.avatarUrl']),
    );
  });

  it('says nothing of what it held', () => {
    const { warnings } = readAnswer(voices, [{ ...row, rank: 'secret words', username: 'not a handle!' }]);
    expect(JSON.stringify(warnings)).not.toMatch(/secret|not a handle/);
  });
});

describe('drift', () => {
  it.each([
    ['every row fails', voices, [{ ...row, user_id: null }]],
    ['rows lost their measures', voices, [{ user_id: '1', name: 'Nova', username: 'nova', part: 0.2 }]],
    ['the answer is another thing', topic, { html: '<div>', version: 3 }],
    ['a history is another thing', `${hub}/yapper/leaderboard/mindshare_history?ticker=X`, { series: [{ t: 1, v: 2 }] }],
    ['Yaps are another thing', 'https://api.kaito.ai/api/v1/yaps?user_id=1', { account: { points: 5 } }],
    ['the answer is cut off', topic, '[{"user_id":"1","mindsh'],
    ['the answer is encrypted', topic, 'kJd8s7Hq0bW3m1Zr5w=='],
  ])('is when %s', (_, url, body) => {
    const { observations, drift } = readAnswer(url, body);
    expect(drift).toBeDefined();
    expect(observations.filter(({ kind }) => kind === 'board-entry')).toEqual([]);
  });

  it.each([
    ['a refusal', voices, { code: 'BAD_REQUEST', message: 'limit' }],
    ['an empty board', topic, []],
    ['an empty board in a wrapping', topic, { data: [], total: 0 }],
    ['no content', topic, ''],
    ['a challenge', topic, '<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>'],
    ['a list of posts', `${hub}/yapper/feeds?limit=10`, [{ user_id: '1', mindshare: 'x', text: 'gm' }]],
    ['a line over time in an unknown shape', `${hub}/voices/crypto/batch_mindshare_line?user_ids=1`, { 1: [[1, 0.2]] }],
    [
      "one account's places on many boards",
      `${hub}/kol/user_cross_leaderboard?twitter_user_id=1`,
      [{ topic_id: 'S', rank: 1, mindshare: 0.2 }],
    ],
    ["one account's own share", `${hub}/kol/mindshare/413403277`, { share: 0.2 }],
    ['rows in a page', 'https://kaito.ai/mindshare-arena/voices', [row]],
    ['a page of Kaito', 'https://kaito.ai/mindshare-arena/voices', '<html></html>'],
    ['a sale', `${hub}/capital-launchpad/list`, [{ id: 3, name: 'Sale' }]],
  ])('is not when it is %s', (_, url, body) => {
    const { observations, drift, rejected } = readAnswer(url, body);
    expect({ observations, drift, rejected }).toEqual({ observations: [], drift: undefined, rejected: 0 });
  });

  it('is not for a status that is an error', () => {
    expect(readAnswer(topic, { what: 'ever' }, { status: 500 }).drift).toBeUndefined();
  });
});

describe('accepts', () => {
  it.each([
    ['https://hub.kaito.ai/api/v1/gateway/ai', true],
    ['https://hub.kaito.ai/api/v1/gateway/ai?duration=7d', true],
    ['https://HUB.kaito.ai/api/v1/users/twitter-stats?topic_id=S', true],
    ['https://hub.kaito.ai/api/v1/capital/list', true],
    ['https://api.kaito.ai/api/v1/yaps?user_id=1', true],
    ['https://www.kaito.ai/mindshare-arena/companies', true],
    ['https://yaps.kaito.ai/yapper-leaderboards', true],
    ['https://hub.kaito.ai/api/v1/users/me', false],
    ['https://hub.kaito.ai/api/v1/anti-crawling/challenge', false],
    ['https://kaito.ai.evil.example/', false],
    ['no address', false],
  ])('%s: %s', (url, accepted) => {
    expect(kaitoAdapter.accepts({ url, via: 'network' })).toBe(accepted);
  });
});
