import type { EpochMs } from '@infofi-lens/shared/units';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../db/client.ts';
import { limitRules } from '../http/limited.ts';
import { accountApi } from '../testing/account-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { requestLimitStore } from './request-limit-store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const at = (ms: number) => (1_780_000_000_000 + ms) as EpochMs; // a literal time plus a duration
const allowance = { burst: 3, every: 1_000 };

describe('an allowance', () => {
  it('gives its burst at once, then one at a time, and says how long to wait', async () => {
    const limits = requestLimitStore(database.sql);
    const take = (ms: number) => limits.take('someone', allowance, at(ms));
    expect([await take(0), await take(0), await take(0), await take(0)]).toEqual([0, 0, 0, 1_000]);
    expect([await take(600), await take(1_000), await take(1_000)]).toEqual([400, 0, 1_000]);
    expect(await limits.take('someone else', allowance, at(0))).toBe(0);
    expect([await take(60_000), await take(60_000), await take(60_000), await take(60_000)]).toEqual([0, 0, 0, 1_000]);
  });

  it('is one for all processes, however they come together', async () => {
    const other = connect(database.url, { max: 5 });
    const [here, there] = [requestLimitStore(database.sql), requestLimitStore(other)];
    const taken = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? here : there).take('shared', allowance, at(0))));
    expect(taken.filter((wait) => wait === 0)).toHaveLength(3);
    expect((await here.saltOf('2026-06-01', Buffer.from('a'))).equals(await there.saltOf('2026-06-01', Buffer.from('b')))).toBe(true);
    await other.end();
  });

  it('is forgotten once it is full again, and so is the key of a past day', async () => {
    const limits = requestLimitStore(database.sql);
    await limits.take('gone', allowance, at(0));
    await limits.saltOf('2026-05-01', Buffer.from('old'));
    await limits.sweep(at(10_000), '2026-06-01');
    expect(await database.sql`select 1 from request_limits where caller = 'gone'`).toHaveLength(0);
    expect(await database.sql`select day::text from request_limit_salts`).toEqual([{ day: '2026-06-01' }]);
  });
});

describe('a route with a limit', () => {
  it('answers 429 with the seconds to wait, and keeps no address in the clear', async () => {
    const api = accountApi(database.sql);
    const ask = (address: string) => api.post('/v1/auth/refresh', { refreshToken: 'A'.repeat(65) }, { 'x-forwarded-for': address });
    for (let n = 0; n < limitRules.refresh.burst; n += 1) expect((await ask('198.51.100.7')).status).toBe(401);
    const refused = await ask('198.51.100.7');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '4']);
    expect(await refused.json()).toMatchObject({ code: 'too_many_requests' });
    expect((await ask('198.51.100.8')).status).toBe(401);
    expect(JSON.stringify(await database.sql`select caller from request_limits`)).not.toContain('198.51');
    api.pass(4_000);
    expect((await ask('198.51.100.7')).status).toBe(401);
  });

  it('believes only the addresses that its own proxies wrote', async () => {
    const api = accountApi(database.sql);
    const forged = (n: number) => ({ 'x-forwarded-for': `10.9.9.${n}, 203.0.113.5` });
    const statuses = await Promise.all(
      Array.from({ length: limitRules.refresh.burst + 1 }, (_, n) =>
        api.post('/v1/auth/refresh', { refreshToken: 'A'.repeat(65) }, forged(n)),
      ),
    );
    expect(statuses.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});
