import { Board, BoardEntryPage, BoardPage, Leaderboard, Position } from '@infofi-lens/shared/contracts/boards';
import { CampaignPage, CampaignSearch } from '@infofi-lens/shared/contracts/campaigns';
import { HistoryPage } from '@infofi-lens/shared/contracts/history';
import { Platform, Platforms } from '@infofi-lens/shared/contracts/platforms';
import { Entity } from '@infofi-lens/shared/contracts/sync';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { campaignSeen, newContributor, rowSeen } from '../testing/contributor.ts';
import { crowdApi } from '../testing/crowd-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';

const now = Date.UTC(2026, 10, 20, 12) as EpochMs; // within the range of times
const day = 86_400_000;
let db: TestDatabase;
let api: ReturnType<typeof crowdApi>;

const campaign = (id: string, fields: Record<string, unknown>) => campaignSeen(now, fields, { id });
const agreedItems = [
  campaign('a', { name: 'Bridge to Base', chain: 'base', participants: 10, endsAt: now + 3 * day, status: 'active', spaceId: '7' }),
  campaign('b', { name: 'Stake and earn', chain: 'linea', participants: 30, endsAt: now + day, status: 'active' }),
  campaign('c', { name: 'Ended long ago', chain: 'base', participants: 20, endsAt: now - day, status: 'active' }),
  campaign('d', { name: 'Runs for ever', participants: 5, endsAt: null, status: 'active', type: 'drop' }),
  ...[0.4, 0.3, 0.3, 0.2, 0.1].map((share, n) => rowSeen(now, `s${n}`, share)),
  { ...campaign('7:s', {}), kind: 'board-entry', id: 'points:7:s', fields: { boardId: 'points:7', subjectId: 's', score: 12 } },
  {
    platform: 'x',
    kind: 'profile',
    id: 's1',
    observedAt: now,
    adapter: 'x@1',
    via: 'network',
    context: 'profile',
    fields: { followers: 9 },
  },
];

beforeAll(async () => {
  db = await freshDatabase();
  api = crowdApi(db.sql, () => now);
  const people = await Promise.all([1, 2, 3].map(() => newContributor(api.app, () => now)));
  for (const person of people) expect((await person.share(agreedItems)).status).toBe(200);
  await people[0]?.share([campaign('alone', { name: 'Only I saw it', participants: 1e9 }), rowSeen(now, 'alone', 0.9)]);
  await api.settleAll();
});
afterAll(() => db.drop());

async function get<T>(path: string, schema: z.ZodMiniType<T>): Promise<T> {
  const response = await api.app.request(`/v1${path}`);
  expect(response.status).toBe(200);
  return schema.parse(await response.json());
}
const ids = async (path: string) => (await get(path, CampaignPage)).items.map(({ id }) => id);

describe('lists of campaigns', () => {
  it.each([
    ['/campaigns?sort=participants', ['b', 'c', 'a', 'd']],
    ['/campaigns?sort=ending', ['b', 'a', 'd']],
    ['/campaigns?sort=participants&chain=base', ['c', 'a']],
    ['/campaigns?sort=participants&status=active', ['b', 'a', 'd']],
    ['/campaigns?status=ended', ['c']],
    ['/campaigns?type=drop', ['d']],
    ['/campaigns?spaceId=7', ['a']],
    [`/campaigns?endsBefore=${now + 2 * day}&sort=ending`, ['b']],
    ['/campaigns?platform=layer3', []],
    ['/platforms/galxe/campaigns?sort=participants&limit=2', ['b', 'c']],
    ['/campaigns?unconfirmed=true', ['alone']],
  ])('%s', async (path, expected) => {
    expect(await ids(path)).toEqual(expected);
  });

  it.each(['ending', 'participants', 'recent'])('are the same page by page, in the order of %s', async (sort) => {
    const whole = await ids(`/campaigns?sort=${sort}`);
    const paged: string[] = [];
    let cursor = '';
    do {
      const page = await get(`/campaigns?sort=${sort}&limit=1${cursor}`, CampaignPage);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next ? `&cursor=${page.next}` : '';
    } while (cursor);
    expect(paged).toEqual(whole);
  });

  it.each([
    ['/v1/campaigns', ['recent', 1, '-'.repeat(32)]],
    ['/v1/boards', [2 ** 40, 'kaito', 'b']],
    ['/v1/boards', [5, 'kaito', 'a\u0000']],
    ['/v1/boards/kaito:b/entries', ['standing', 1, '0'.repeat(36)]],
    ['/v1/profiles/x:1/campaigns', ['a\u0000']],
    ['/v1/profiles/x:1/history', [1, 'a\u0000']],
  ])('of %s refuse a made-up cursor %j that the database could not even read', async (path, key) => {
    const response = await api.app.request(`${path}?cursor=${Buffer.from(JSON.stringify(key)).toString('base64url')}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid_input', field: 'cursor' });
  });

  it('refuse a cursor of another order', async () => {
    const { next } = await get('/campaigns?sort=ending&limit=1', CampaignPage);
    for (const cursor of [next, 'bm9uc2Vuc2U']) {
      const response = await api.app.request(`/v1/campaigns?sort=participants&cursor=${cursor}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'invalid_input', field: 'cursor' });
    }
  });

  it('are searched by name, also with a slip of the pen', async () => {
    for (const words of ['bridge', 'brigde to base']) {
      const found = await get(`/campaigns/search?q=${encodeURIComponent(words)}`, CampaignSearch);
      expect(found.items.map(({ id }) => id)).toContain('a');
    }
    expect((await get('/campaigns/search?q=%25%25%25', CampaignSearch)).items).toEqual([]);
  });
});

describe('boards', () => {
  const board = '/boards/kaito:top:ANOMA';

  it('give exact positions, equal values sharing one', async () => {
    const { items } = await get(`${board}/entries`, BoardEntryPage);
    expect(items.map(({ position }) => position)).toEqual([1, 2, 2, 4, 5]);
    expect(items.map(({ subjectId }) => subjectId)).not.toContain('alone');
  });

  it('give the same positions page by page', async () => {
    const positions: (number | undefined)[] = [];
    let cursor = '';
    do {
      const page = await get(`${board}/entries?limit=2${cursor}`, BoardEntryPage);
      positions.push(...page.items.map(({ position }) => position));
      cursor = page.next ? `&cursor=${page.next}` : '';
    } while (cursor);
    expect(positions).toEqual([1, 2, 2, 4, 5]);
  });

  it('tell one subject where it stands', async () => {
    expect(await get(`${board}/entries/s2`, Position)).toMatchObject({ position: 2, of: 5, subjectId: 's2' });
  });

  it('list what is unconfirmed apart, without a position', async () => {
    const { items } = await get(`${board}/entries?unconfirmed=true`, BoardEntryPage);
    expect(items).toMatchObject([{ subjectId: 'alone', entry: { facts: { mindshare: { evidence: { n: 1, status: 'unconfirmed' } } } } }]);
    expect(items[0]).not.toHaveProperty('position');
  });

  it('are listed, the largest first', async () => {
    const { items } = await get('/boards', BoardPage);
    expect(items.map(({ id, standing, rows }) => [id, standing, rows])).toEqual([
      ['top:ANOMA', 5, 6],
      ['points:7', 1, 1],
    ]);
    expect(await get(board, Board)).toMatchObject({ id: 'top:ANOMA', orderedBy: 'mindshare' });
    expect((await get('/platforms/kaito/leaderboard?limit=1', Leaderboard)).board.id).toBe('top:ANOMA');
  });
});

describe('single things', () => {
  it('come with their evidence, an ETag, and 304 for who has them', async () => {
    const response = await api.app.request('/v1/campaigns/galxe:a');
    expect(Entity.parse(await response.json()).facts).toMatchObject({
      name: { value: 'Bridge to Base', evidence: { n: 3, status: 'agreed' } },
    });
    const etag = response.headers.get('etag') ?? '';
    expect(response.headers.get('cache-control')).toMatch(/^public, max-age=\d+$/);
    const again = await api.app.request('/v1/campaigns/galxe:a', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it('tell of a profile, its past, and the boards it stands on', async () => {
    expect((await get('/profiles/x:s1', Entity)).facts).toHaveProperty('followers');
    expect((await get('/profiles/x:s1/history?field=followers', HistoryPage)).items).toEqual([
      { field: 'followers', at: now, value: 9, n: 3 },
    ]);
    expect((await get('/profiles/kaito:s0/campaigns', BoardEntryPage)).items).toMatchObject([{ boardId: 'top:ANOMA', position: 1 }]);
  });

  it("name the boards of a campaign's space", async () => {
    const response = await api.app.request('/v1/campaigns/galxe:a/participants');
    expect(await response.json()).toMatchObject({ participants: { value: 10 }, boards: [{ id: 'points:7' }] });
  });

  it('count what is known of each platform', async () => {
    const { items } = await get('/platforms', Platforms);
    expect(items.find(({ id }) => id === 'galxe')?.totals).toContainEqual({ kind: 'campaign', known: 5, agreed: 4 });
    expect(await get('/platforms/kaito', Platform)).toMatchObject({ id: 'kaito' });
  });

  it.each([
    '/campaigns/galxe:none',
    '/campaigns/galxe:none/participants',
    '/profiles/x:none',
    '/profiles/x:none/history',
    '/boards/kaito:none',
    '/boards/kaito:top:ANOMA/entries/none',
    '/platforms/layer3/leaderboard',
  ])('%s is not found', async (path) => {
    const response = await api.app.request(`/v1${path}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found' });
  });

  it.each([
    '/campaigns/nonsense',
    '/campaigns/myspace:1',
    '/boards/kaito:',
    '/platforms/myspace',
    '/campaigns?limit=0',
    '/campaigns?limit=101',
    '/campaigns?colour=red',
    '/campaigns/search?q=ab',
    '/catalogue/files/nonsense',
    '/catalogue/lookup/xyz',
  ])('%s is refused as invalid', async (path) => {
    const response = await api.app.request(`/v1${path}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid_input', field: expect.any(String) });
  });
});
