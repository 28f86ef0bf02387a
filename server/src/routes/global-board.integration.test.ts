import { GlobalPage, GlobalPosition } from '@infofi-lens/shared/contracts/global-board';
import { globalMethodology } from '@infofi-lens/shared/scoring/board/global';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { type Contributor, newContributor, rowSeen } from '../testing/contributor.ts';
import { crowdApi } from '../testing/crowd-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';

let clock = Date.UTC(2026, 10, 20, 12);
const now = () => clock as EpochMs; // within the range of times
let db: TestDatabase;
let api: ReturnType<typeof crowdApi>;
let people: Contributor[];

const board = 'top-leaderboard:ANOMA::7d';
const starred = (subjectId: string, score: number) => ({
  ...rowSeen(now(), subjectId, 0, 'starboard:9'),
  platform: 'galxe',
  adapter: 'galxe@1',
  fields: { boardId: 'starboard:9', subjectId, score },
});
const points = (subjectId: string, score: number) => ({
  ...starred(subjectId, score),
  id: `points:40:${subjectId}`,
  fields: { boardId: 'points:40', subjectId, score },
});
const named = (item: ReturnType<typeof rowSeen>, handle: string) => ({ ...item, fields: { ...item.fields, handle } });

async function see(items: readonly unknown[], by: readonly Contributor[] = people): Promise<void> {
  for (const person of by) expect((await person.share(items)).status).toBe(200);
  await api.settleAll();
  await api.follow();
}

beforeAll(async () => {
  db = await freshDatabase();
  api = crowdApi(db.sql, now);
  people = [];
  while (people.length < 3) people.push(await newContributor(api.app, now));
  await see([
    // Ten accounts on a board of Kaito, 100 the best, one company on another; four of the accounts on a Starboard; two on a points board.
    ...Array.from({ length: 10 }, (_, n) => named(rowSeen(now(), String(100 + n), 0.1 - n / 100, board), `user_${n}`)),
    rowSeen(now(), 'BTC', 0.9, 'company_sector_leaderboard:crypto::7d'),
    ...Array.from({ length: 4 }, (_, n) => starred(String(103 + n), 50 + n)),
    points('alice', 7),
    points('bob', 7),
  ]);
});
afterAll(() => db.drop());

async function get<T>(path: string, schema: z.ZodMiniType<T>): Promise<T> {
  const response = await api.app.request(`/v1/analytics/leaderboard/global${path}`);
  expect(response.status).toBe(200);
  return schema.parse(await response.json());
}
const all = () => get('?limit=100', GlobalPage);
const who = async () => (await all()).items.map(({ person }) => person);

describe('the global board', () => {
  it('joins accounts that platforms name by their X id, leaves companies out, and says how it counts', async () => {
    const { items, of, method } = await all();
    expect(method).toBe(globalMethodology);
    expect(of).toBe(12);
    expect(items).toHaveLength(12);
    expect(items.map(({ person }) => person)).not.toContain('kaito:BTC');
    const both = items.find(({ person }) => person === 'x:103');
    expect(both).toMatchObject({ handle: 'user_3', evidence: { n: 3, observedAt: now(), joinedBy: 'same-x-id' } });
    expect(both?.seats.map(({ platform, boardId, boards, counted }) => [platform, boardId, boards, counted])).toEqual([
      ['kaito', board, 1, true],
      ['galxe', 'starboard:9', 1, false],
    ]);
    expect(items.find(({ person }) => person === 'galxe:alice')?.evidence).toMatchObject({ joinedBy: 'own-id' });
  });

  it('states a lower confidence where seats are joined', async () => {
    const { items } = await all();
    const [joined, own] = ['x:100', 'galxe:alice'].map((name) => items.find(({ person }) => person === name)?.evidence.confidence ?? 0);
    expect(joined).toBeCloseTo((own ?? 0) * 0.95, 9);
  });

  it('orders by score, equal scores sharing a position, the same page by page', async () => {
    const { items } = await all();
    expect(items.map(({ score }) => score)).toEqual(items.map(({ score }) => score).sort((a, b) => b - a));
    const expected = items.map(({ score }) => 1 + items.filter((other) => other.score > score).length);
    expect(items.map(({ position }) => position)).toEqual(expected);
    expect(new Set(expected).size).toBeLessThan(12); // alice and bob
    const paged: number[] = [];
    let cursor = '';
    do {
      const page = await get(`?limit=1${cursor}`, GlobalPage);
      paged.push(...page.items.map(({ position }) => position));
      cursor = page.next ? `&cursor=${page.next}` : '';
    } while (cursor);
    expect(paged).toEqual(expected);
  });

  it('tells one person where they stand, under any of their names', async () => {
    const { items } = await all();
    const position = items.find(({ person }) => person === 'x:104')?.position;
    for (const name of ['x:104', 'kaito:104'])
      expect(await get(`/${name}`, GlobalPosition)).toMatchObject({ of: 12, member: { person: 'x:104', position } });
  });

  it.each(['x:9', 'kaito:BTC', 'galxe:nobody'])('does not know %s', async (name) => {
    const response = await api.app.request(`/v1/analytics/leaderboard/global/${name}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found' });
  });

  it.each(['/myspace:1', '?cursor=bm9uc2Vuc2U', '?limit=0'])('refuses %s', async (path) => {
    const response = await api.app.request(`/v1/analytics/leaderboard/global${path}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid_input' });
  });

  it('answers the same to everybody, with an ETag', async () => {
    const first = await api.app.request('/v1/analytics/leaderboard/global');
    const again = await api.app.request('/v1/analytics/leaderboard/global', {
      headers: { 'if-none-match': first.headers.get('etag') ?? '', authorization: 'Bearer somebody' },
    });
    expect(again.status).toBe(304);
  });

  it('rests on agreed values only', async () => {
    await see([rowSeen(now(), '999', 0.99, board)], people.slice(0, 1));
    expect(await who()).not.toContain('x:999');
  });

  it('follows: whoever gains points rises, whoever is new comes in', async () => {
    clock += 3_600_000;
    await see([rowSeen(now(), '109', 0.5, board), rowSeen(now(), '110', 0.001, board)]);
    const { items } = await all();
    const onKaitoOnly = items.filter(({ seats }) => seats.length === 1 && seats[0]?.platform === 'kaito').map(({ person }) => person);
    expect(onKaitoOnly).toEqual(['x:109', 'x:100', 'x:101', 'x:102', 'x:107', 'x:108', 'x:110']);
    expect(items.find(({ person }) => person === 'x:100')?.seats[0]?.of).toBe(11);
  });

  it('loses whoever is not agreed on any more', async () => {
    await db.sql`update board_entries set place = null where subject_id = '110'`;
    await db.sql`update facts set seq = (select seq + 1 from clock) where kind = 'board-entry' and id like '%:110'`;
    await db.sql`update clock set seq = seq + 1`;
    await api.follow();
    const { items, of } = await all();
    expect(items.map(({ person }) => person)).not.toContain('x:110');
    expect(of).toBe(items.length);
  });

  it('is worked on by one process at a time', async () => {
    await db.sql.begin(async (tx) => {
      await tx`select from followers where name = 'global-board' for update`;
      expect(await Promise.all(api.rounds.slice(0, 1).map((round) => round()))).toEqual([undefined]);
    });
  });
});
