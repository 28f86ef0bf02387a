import { TrendPage } from '@infofi-lens/shared/contracts/trends';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowSeen } from '../testing/contributor.ts';
import { type CrowdWorld, crowdWorld, hour, minute } from '../testing/crowd-world.ts';

let world: CrowdWorld;

/** Fourteen hours: a campaign gains 10 an hour and then 90, another 40 each hour; a row moves once; only one person sees a third campaign. */
beforeAll(async () => {
  world = await crowdWorld(4);
  for (let at = 0; at < 14; at += 1) {
    const leap = at === 13 ? 80 : 0;
    await world.see([0, 1, 2], 'steady', { name: 'Steady', participants: 1_000 + at * 40 });
    await world.see([0, 1, 2], 'leaping', { name: 'Leaping', participants: 1_000 + at * 10 + leap });
    await world.see([3], 'alone', { participants: 10 + at * at });
    if (at === 0 || at === 13) await shareRow(at === 0 ? 0.02 : 0.03);
    await world.settleAll();
    await world.follow();
    if (at < 13) world.pass(hour);
  }
}, 120_000);
afterAll(() => world.db.drop());

async function shareRow(share: number): Promise<void> {
  for (const person of world.people.slice(0, 3)) expect((await person.share([rowSeen(world.now(), '7', share)])).status).toBe(200);
}
async function get(query: string) {
  const response = await world.app.request(`/v1/analytics/trends${query}`);
  expect(response.status).toBe(200);
  return TrendPage.parse(await response.json());
}
const ids = async (query: string) => (await get(query)).items.map(({ id }) => id);

describe('trends', () => {
  it('tell what moved unusually, the farthest from usual first, with history and evidence', async () => {
    const { items, method } = await get('?span=1h');
    expect(method).toContain('median absolute deviations');
    expect(items.map(({ id }) => id)).toEqual(['leaping', 'steady']);
    expect(items[0]).toMatchObject({
      platform: 'galxe',
      kind: 'campaign',
      name: 'Leaping',
      field: 'participants',
      span: '1h',
      change: 90,
      perHour: 90,
      from: { value: 1_120 },
      to: { value: 1_210, at: world.now() },
      unusual: { known: true, value: { usual: 10, level: 'unusual', against: 'all', n: 12, asFar: 1 / 13 } },
      evidence: { n: 3, observedAt: world.now() },
    });
    expect(items[1]?.unusual).toMatchObject({ value: { score: 0, level: 'usual', usual: 40 } });
  });

  it('list by size what has too little history as well', async () => {
    const { items } = await get('?span=1h&sort=size');
    expect(items.map(({ id }) => id)).toEqual(['leaping', 'steady']);
    expect((await get('?span=24h&sort=size')).items).toEqual([]); // the record began within the day
  });

  it('leave out what only one person saw', async () => {
    expect(await ids('?span=1h&sort=size&limit=100')).not.toContain('alone');
  });

  it.each([
    ['platform=galxe', 2],
    ['platform=kaito', 0],
    ['kind=campaign', 2],
    ['kind=board-entry', 0],
  ])('are filtered by %s', async (filter, many) => {
    expect(await ids(`?span=1h&${filter}`)).toHaveLength(many);
  });

  it('are the same page by page', async () => {
    const paged: string[] = [];
    let cursor = '';
    do {
      const page = await get(`?span=1h&limit=1${cursor}`);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next ? `&cursor=${page.next}` : '';
    } while (cursor);
    expect(paged).toEqual(await ids('?span=1h'));
  });

  it.each(['span=2h', 'sort=best', 'kind=space', 'cursor=bm9uc2Vuc2U'])('refuse %s', async (query) => {
    const response = await world.app.request(`/v1/analytics/trends?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid_input' });
  });

  it('refuse a cursor of another list', async () => {
    const { next } = await get('?span=1h&limit=1');
    const response = await world.app.request(`/v1/analytics/trends?span=24h&cursor=${next}`);
    expect(await response.json()).toMatchObject({ code: 'invalid_input', field: 'cursor' });
  });

  it('forget an hour that is over, and compare a later day with the one before', async () => {
    world.pass(61 * minute);
    expect(await ids('?span=1h')).toEqual([]);
    world.pass(10 * hour);
    await world.follow();
    expect((await get('?span=24h&sort=size')).items).toMatchObject([
      { id: 'steady', change: 520, relative: 520 / 1_520, unusual: { known: false, missing: ['history'] } },
      { id: 'top:ANOMA:7', field: 'mindshare', change: expect.closeTo(0.01, 9), relative: expect.closeTo(1 / 3, 9) },
      { id: 'leaping', change: 210 },
    ]);
    expect(await ids('?span=24h')).toEqual([]);
    const [left] = await world.db.sql`select count(*)::int as many from trends where span <> '24h'`;
    expect(left?.many).toBe(0);
  });
});
