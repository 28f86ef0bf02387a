import { OutcomeReceipt } from '@infofi-lens/shared/contracts/outcomes';
import { Problem } from '@infofi-lens/shared/contracts/problem';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { compose } from '../compose.ts';
import { type CrowdWorld, crowdWorld, day } from '../testing/crowd-world.ts';
import { newDevice, signed } from '../testing/device.ts';
import { quietEnv } from '../testing/quiet-env.ts';
import { paid, shareOutcomes, spent } from '../testing/sharer.ts';

let world: CrowdWorld;
beforeAll(async () => {
  world = await crowdWorld(3);
});
afterAll(() => world.db.drop());

const receiptOf = async (response: Response) => OutcomeReceipt.parse(await response.json());
const problemOf = async (response: Response) => Problem.parse(await response.json());
const held = () => world.db.sql<{ contributor: number; usd: string }[]>`
  select contributor, outcome #>> '{received,0,usd}' as usd from shared_outcomes order by contributor`;
const times = () => world.db.sql<{ minutes: number }[]>`select minutes from shared_times order by minutes`;

describe('a batch of outcomes and times', () => {
  it('is taken, and each item is answered in its place', async () => {
    const response = await shareOutcomes(world, 0, {
      outcomes: [paid(world.now(), 'a', 5)],
      times: [spent(world.now(), 'a', 12), spent(world.now(), 'b', 7)],
    });
    expect(response.status).toBe(200);
    expect(await receiptOf(response)).toEqual({
      accepted: 3,
      rejected: 0,
      outcomes: [{ status: 'accepted' }],
      times: [{ status: 'accepted' }, { status: 'accepted' }],
    });
    expect((await times()).map(({ minutes }) => minutes)).toEqual([7, 12]);
  });

  it('replaces what the same person said of the same campaign before, and nobody else', async () => {
    await shareOutcomes(world, 0, { outcomes: [paid(world.now(), 'a', 6), paid(world.now(), 'a', 8)] });
    await shareOutcomes(world, 1, { outcomes: [paid(world.now(), 'a', 9)] });
    expect((await held()).map(({ usd }) => usd)).toEqual(['8', '9']);
  });

  it('takes minutes that come with an outcome, unless a time is given apart', async () => {
    await shareOutcomes(world, 2, {
      outcomes: [paid(world.now(), 'c', 1, { minutes: 33 }), paid(world.now(), 'd', 1, { minutes: 44 })],
      times: [spent(world.now(), 'd', 55)],
    });
    expect((await times()).map(({ minutes }) => minutes)).toEqual([7, 12, 33, 55]);
  });

  it.each([
    ['invalid_outcome', 'won', (now: number) => paid(now, 'x', 5, { won: 'yes' })],
    ['invalid_outcome', 'received.0.usd', (now: number) => paid(now, 'x', 5, { received: [{ kind: 'usd', usd: -1 }] })],
    ['invalid_outcome', 'wallet', (now: number) => paid(now, 'x', 5, { wallet: '0x1' })],
    ['invalid_outcome', 'decidedAt', (now: number) => paid(now, 'x', 5, { decidedAt: now })],
    ['too_old', 'at', (now: number) => paid(now - 400 * day, 'x', 5)],
    ['in_future', 'at', (now: number) => paid(now, 'x', 5, { at: now + 120_001 })],
  ])('refuses an outcome as %s, naming %s, and counts it', async (code, field, item) => {
    const before = await refusedOf(1);
    const response = await shareOutcomes(world, 0, { outcomes: [item(world.now())] });
    expect(response.status).toBe(422);
    expect((await receiptOf(response)).outcomes).toEqual([{ status: 'rejected', code, field, title: expect.any(String) }]);
    expect(await refusedOf(1)).toBe(before + 1);
  });

  it.each([
    ['invalid_time', 'minutes', (now: number) => spent(now, 'x', 0)],
    ['invalid_time', 'campaignId', (now: number) => spent(now, '', 5)],
    ['invalid_time', 'item', () => 7],
    ['too_old', 'at', (now: number) => spent(now - 400 * day, 'x', 5)],
    ['in_future', 'at', (now: number) => spent(now, 'x', 5, { at: now + 120_001 })],
  ])('refuses a time as %s, naming %s, and keeps what is good beside it', async (code, field, item) => {
    const response = await shareOutcomes(world, 0, { times: [spent(world.now(), 'good', 5), item(world.now())] });
    expect(response.status).toBe(207);
    expect((await receiptOf(response)).times[1]).toEqual({ status: 'rejected', code, field, title: expect.any(String) });
  });

  it('takes the skew out of a clock that is more than 30 s off', async () => {
    const ahead = world.now() + day;
    expect((await shareOutcomes(world, 0, { times: [spent(ahead, 'skewed', 99)] }, { sentAt: ahead })).status).toBe(200);
    const [row] = await world.db.sql<{ at: number }[]>`select spent_at as at from shared_times where minutes = 99`;
    expect(row?.at).toBe(world.now() - 60_000);
  });

  it('takes back what the person shared of a campaign, and nothing of anybody else', async () => {
    const of = (campaignId: string) => ({ platform: 'galxe', campaignId });
    await shareOutcomes(world, 0, { outcomes: [paid(world.now(), 'back', 3, { minutes: 61 }), paid(world.now(), 'stays', 4)] });
    await shareOutcomes(world, 1, { outcomes: [paid(world.now(), 'back', 7)] });
    const response = await shareOutcomes(world, 0, { retracted: [of('back'), of('never-shared'), { platform: 'galxe' }] });
    expect(response.status).toBe(207);
    expect(await receiptOf(response)).toEqual({
      ...{ accepted: 2, rejected: 1, outcomes: [], times: [] },
      retracted: [
        { status: 'accepted' },
        { status: 'accepted' },
        { status: 'rejected', code: 'invalid_retraction', field: 'campaignId', title: expect.any(String) },
      ],
    });
    const left = (await held()).map(({ contributor, usd }) => `${contributor}:${usd}`);
    expect(left).toEqual(expect.arrayContaining(['1:4', '2:7']));
    expect(left).not.toContain('1:3');
    expect((await times()).map(({ minutes }) => minutes)).not.toContain(61);
  });

  it('takes an outcome that stands beside its retraction for a new one', async () => {
    await shareOutcomes(world, 0, { outcomes: [paid(world.now(), 'again', 3)] });
    await shareOutcomes(world, 0, { outcomes: [paid(world.now(), 'again', 77)], retracted: [{ platform: 'galxe', campaignId: 'again' }] });
    expect((await held()).filter(({ usd }) => usd === '77')).toHaveLength(1);
  });

  it('is refused when it was sent before, also as sightings', async () => {
    const again = await shareOutcomes(world, 0, { outcomes: [paid(world.now(), 'a', 1)] }, { counter: 1 });
    expect(again.status).toBe(409);
    expect(await problemOf(again)).toMatchObject({ code: 'replayed_batch' });
    expect((await held())[0]?.usd).toBe('8');
  });

  it('is refused from a device nobody registered, and with a signature of somebody else', async () => {
    const body = { counter: 9_999, sentAt: world.now(), outcomes: [], times: [spent(world.now(), 'a', 5)] };
    const stranger = newDevice();
    const unknown = await world.app.request('/v1/outcomes', signed(stranger, { contributor: stranger.id, ...body }));
    expect([unknown.status, (await problemOf(unknown)).code]).toEqual([401, 'unknown_contributor']);
    const forged = await world.app.request('/v1/outcomes', signed(stranger, { contributor: world.people[0]?.device.id, ...body }));
    expect([forged.status, (await problemOf(forged)).code]).toEqual([401, 'bad_signature']);
  });

  it('is refused when it was signed for another server', async () => {
    const env = { ...quietEnv, PUBLIC_URL: 'https://lens.example' };
    const publicUrl = new URL(env.PUBLIC_URL);
    const { deps } = compose({ env, sql: world.db.sql, publicUrl, pages: new Map(), now: world.now, log: pino({ level: 'silent' }) });
    const named = { ...world, app: createApp(deps) };
    const one = { times: [spent(world.now(), 'a', 5)] };
    const other = await shareOutcomes(named, 0, one, { audience: 'https://elsewhere.example' });
    expect([other.status, (await problemOf(other)).code]).toEqual([421, 'wrong_audience']);
    expect((await shareOutcomes(named, 0, one, { audience: 'https://lens.example' })).status).toBe(200);
  });

  it('is refused when it holds nothing or too much, and when it is no JSON', async () => {
    for (const items of [{}, { times: Array.from({ length: 101 }, () => spent(world.now(), 'a', 5)) }]) {
      const response = await shareOutcomes(world, 0, items);
      expect([response.status, (await problemOf(response)).code]).toEqual([400, 'invalid_input']);
    }
    const half = await world.app.request('/v1/outcomes', signed(newDevice(), '{"half":'));
    expect([half.status, (await problemOf(half)).code]).toEqual([400, 'malformed_json']);
    const huge = await world.app.request('/v1/outcomes', signed(newDevice(), `{"x":"${'x'.repeat(1_048_576)}"}`));
    expect([huge.status, (await problemOf(huge)).code]).toEqual([413, 'body_too_large']);
  });

  it('is refused while nothing is taken in', async () => {
    await world.deps.operate.turn({ acceptBatches: false }, { who: 'anna', why: 'a test' });
    const shut = await shareOutcomes(world, 0, { times: [spent(world.now(), 'a', 5)] });
    expect([shut.status, (await problemOf(shut)).code, shut.headers.get('retry-after')]).toEqual([503, 'batches_closed', '60']);
    await world.deps.operate.turn({ acceptBatches: true }, { who: 'anna', why: 'a test' });
  });

  it('is refused beyond the allowance of a day, which a batch that failed does not use up', async () => {
    const { deps } = compose({
      env: { ...quietEnv, OUTCOMES_PER_DAY: 2 },
      sql: world.db.sql,
      publicUrl: new URL('http://lens.test'),
      pages: new Map(),
      now: world.now,
      log: pino({ level: 'silent' }),
    });
    const limited = { ...world, app: createApp(deps) };
    const one = { times: [spent(world.now(), 'a', 5)] };
    expect((await shareOutcomes(limited, 1, one)).status).toBe(200);
    expect((await shareOutcomes(limited, 1, one, { counter: 1 })).status).toBe(409);
    expect((await shareOutcomes(limited, 1, one)).status).toBe(200);
    const over = await shareOutcomes(limited, 1, one);
    expect([over.status, (await problemOf(over)).code]).toEqual([429, 'quota_reached']);
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

it('is all gone once its contributor is erased', async () => {
  const device = world.people[2]?.device;
  if (!device) throw new Error('nobody');
  const rows = () =>
    world.db
      .sql`select contributor from shared_outcomes where contributor = 3 union all select contributor from shared_times where contributor = 3`;
  expect(await rows()).not.toHaveLength(0);
  const body = { contributor: device.id, counter: 99_999, erase: 'everything' };
  expect((await world.app.request('/v1/contributors/erase', signed(device, body))).status).toBe(200);
  expect(await rows()).toHaveLength(0);
});

async function refusedOf(no: number): Promise<number> {
  const [row] = await world.db.sql<{ refused: number }[]>`select refused from contributors where no = ${no}`;
  return row?.refused ?? 0;
}
