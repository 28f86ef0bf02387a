import { BoardConcentration } from '@infofi-lens/shared/contracts/concentration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowSeen } from '../testing/contributor.ts';
import { type CrowdWorld, crowdWorld, day, hour, minute } from '../testing/crowd-world.ts';

let world: CrowdWorld;

async function see(shares: readonly number[], more: readonly unknown[] = []): Promise<void> {
  const items = [...shares.map((share, n) => rowSeen(world.now(), String(n), share)), ...more];
  for (const person of world.people) expect((await person.share(items)).status).toBe(200);
  await world.settleAll();
  await world.follow();
}
async function get(board = 'kaito:top:ANOMA') {
  const response = await world.app.request(`/v1/analytics/concentration/${board}`);
  expect(response.status).toBe(200);
  return BoardConcentration.parse(await response.json());
}
const points = (subjectId: string, score: number) => ({
  ...rowSeen(world.now(), subjectId, 0, 'points:40'),
  platform: 'galxe',
  adapter: 'galxe@1',
  fields: { boardId: 'points:40', subjectId, score },
});
const even = Array.from({ length: 20 }, () => 0.02);

beforeAll(async () => {
  world = await crowdWorld(3);
  await see(even, [points('a', 5), points('b', -5)]);
}, 60_000);
afterAll(() => world.db.drop());

describe('the concentration of a board', () => {
  it('comes with bounds for the rows nobody saw, evidence and its method', async () => {
    const first = await get();
    expect(first).toMatchObject({
      platform: 'kaito',
      boardId: 'top:ANOMA',
      at: world.now(),
      rows: 20,
      concentration: {
        known: true,
        value: { top10: expect.closeTo(0.5, 9), gini: expect.closeTo(0, 9), hhi: expect.closeTo(0.05, 9), n: 20 },
      },
      wholeBoard: { top10: { low: expect.closeTo(0.2, 9), high: expect.closeTo(0.5, 9) } },
      moved: { '24h': { known: false, missing: ['history'] }, '7d': { known: false, missing: ['history'] } },
      evidence: { n: 3, observedAt: world.now() },
    });
    expect(first.method).toContain('Gini');
    expect(first).not.toHaveProperty('totalCount');
  });

  it('abstains on few rows, and on points below zero', async () => {
    expect(await get('galxe:points:40')).toMatchObject({ rows: 2, concentration: { known: false, missing: ['shares'] } });
    expect(await get('galxe:points:40')).not.toHaveProperty('wholeBoard');
  });

  it('is counted again only after a while', async () => {
    world.pass(5 * minute);
    await see(even.with(0, 0.03));
    expect((await get()).at).toBeLessThan(world.now());
    world.pass(10 * minute);
    await world.follow();
    expect((await get()).at).toBe(world.now());
  });

  it('tells how it moved over a day and a week, and counts what the platform says of its size', async () => {
    world.pass(day + hour);
    const whole = { ...rowSeen(world.now(), '', 0), kind: 'board', id: 'top:ANOMA', fields: { topic: 'ANOMA', totalCount: 30 } };
    await see(even.with(0, 0.2), [whole]);
    const later = await get();
    expect(later).toMatchObject({ totalCount: 30, wholeBoard: { unseen: 10 } });
    const { '24h': overDay, '7d': overWeek } = later.moved;
    if (!overDay?.known) throw new Error('a day ago it was counted');
    expect(overDay.value.to - overDay.value.from).toBeGreaterThanOrEqual(day);
    expect(overDay.value.top10).toBeCloseTo(0.38 / 0.58 - 0.21 / 0.41, 2);
    expect(overDay.value.gini).toBeGreaterThan(0.1);
    expect(overWeek).toEqual({ known: false, missing: ['history'] });
    world.pass(6 * day);
    await see(even.with(0, 0.2).with(1, 0.03));
    expect((await get()).moved['7d']).toMatchObject({ known: true });
  });

  it('is not known of a board nobody reported, nor of something that is no board', async () => {
    const none = await world.app.request('/v1/analytics/concentration/kaito:none');
    expect([none.status, await none.json()]).toMatchObject([404, { code: 'not_found' }]);
    const bad = await world.app.request('/v1/analytics/concentration/nonsense');
    expect([bad.status, await bad.json()]).toMatchObject([400, { code: 'invalid_input' }]);
  });
});
