import { Problem } from '@infofi-lens/shared/contracts/problem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { challengeMs } from '../services/admission/admission.ts';
import { type AccountApi, accountApi } from '../testing/account-api.ts';
import { campaignSeen } from '../testing/contributor.ts';
import { crowdApi } from '../testing/crowd-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { type Device, newDevice, signed } from '../testing/device.ts';
import { challengeFor, solve, wrongNonce } from '../testing/proof.ts';

let db: TestDatabase;
let api: AccountApi;
beforeAll(async () => {
  db = await freshDatabase();
});
beforeEach(async () => {
  await db.sql`truncate admissions, valves, quota_use, contributor_networks`;
  api = accountApi(db.sql, { ADMISSION_BITS: 2, ADMISSIONS_PER_MINUTE: 100 });
});
afterAll(() => db.drop());

const challenge = (device: Device) => challengeFor((path, init) => api.app.request(path, init), device.publicKey);
const register = (device: Device, proof: object = {}, address?: string) => {
  const request = signed(device, { publicKey: device.publicKey, ...proof });
  return api.app.request('/v1/contributors', {
    ...request,
    headers: { ...request.headers, ...(address && { 'x-forwarded-for': address }) },
  });
};
const codeOf = async (response: Response) => [response.status, Problem.parse(await response.json()).code];
async function admitted(device = newDevice(), address?: string): Promise<Response> {
  return register(device, solve(await challenge(device)), address);
}

describe('a new device key', () => {
  it('is made known for work, and then needs none', async () => {
    const device = newDevice();
    expect(await codeOf(await register(device))).toEqual([400, 'proof_required']);
    expect((await admitted(device)).status).toBe(201);
    const again = await register(device);
    expect([again.status, await again.json()]).toEqual([201, { contributor: device.id, counter: 0 }]);
  });

  it('needs no work where none is asked for', async () => {
    api = accountApi(db.sql);
    expect((await register(newDevice())).status).toBe(201);
  });

  it('is refused with work that is wrong', async () => {
    const device = newDevice();
    const asked = await challenge(device);
    expect(await codeOf(await register(device, { challenge: asked.challenge, nonce: wrongNonce(asked) }))).toEqual([400, 'proof_wrong']);
  });

  it('is refused with the work of another key', async () => {
    const proof = solve(await challenge(newDevice()));
    expect(await codeOf(await register(newDevice(), proof))).toEqual([400, 'challenge_invalid']);
  });

  it('is refused with a challenge that was changed, or made elsewhere', async () => {
    const device = newDevice();
    const { challenge: sealed } = await challenge(device);
    const [said = '', mac] = sealed.split('.');
    const inside = JSON.parse(Buffer.from(said, 'base64url').toString()) as unknown[];
    const easier = Buffer.from(JSON.stringify([inside[0], 0, ...inside.slice(2)])).toString('base64url');
    expect(await codeOf(await register(device, { challenge: `${easier}.${mac}`, nonce: '0' }))).toEqual([400, 'challenge_invalid']);
    expect(await codeOf(await register(device, { challenge: `AAAA.${'A'.repeat(43)}`, nonce: '0' }))).toEqual([400, 'challenge_invalid']);
  });

  it('is refused with a challenge that has expired', async () => {
    const device = newDevice();
    const proof = solve(await challenge(device));
    api.pass(challengeMs);
    expect(await codeOf(await register(device, proof))).toEqual([410, 'challenge_expired']);
  });

  it('shows a challenge sealed before midnight after it', async () => {
    const device = newDevice();
    api.pass(12 * 3_600_000 - 60_000);
    const proof = solve(await challenge(device));
    api.pass(120_000);
    expect((await register(device, proof)).status).toBe(201);
  });

  it('can not show work a second time, whoever forgot the key meanwhile', async () => {
    const device = newDevice();
    const proof = solve(await challenge(device));
    expect((await register(device, proof)).status).toBe(201);
    await db.sql`delete from contributors where id = ${device.id}`;
    expect(await codeOf(await register(device, proof))).toEqual([409, 'proof_used']);
  });

  it('is admitted by any process with the work another one asked for', async () => {
    const device = newDevice();
    const proof = solve(await challenge(device));
    api = accountApi(db.sql, { ADMISSION_BITS: 2 });
    expect((await register(device, proof)).status).toBe(201);
  });
});

describe('the door', () => {
  it('asks for more work the more newcomers come, and for less once they stay away', async () => {
    api = accountApi(db.sql, { ADMISSION_BITS: 1, ADMISSIONS_PER_MINUTE: 8 });
    const asked: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      const device = newDevice();
      const work = await challenge(device);
      asked.push(work.bits);
      expect((await register(device, solve(work))).status).toBe(201);
    }
    expect(asked).toEqual([1, 1, 1, 2, 3, 4, 5, 6]);
    api.pass(6 * 60_000);
    expect((await challenge(newDevice())).bits).toBe(1);
  });

  it('lets no more in than the valve allows in a minute, over all processes; the work stays good', async () => {
    const processes = [0, 1].map(() => accountApi(db.sql, { ADMISSION_BITS: 0, ADMISSIONS_PER_MINUTE: 5 }));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const device = newDevice();
        return (processes[n % 2] ?? api).app.request('/v1/contributors', signed(device, { publicKey: device.publicKey }));
      }),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(await codeOf(refused[0] ?? new Response())).toEqual([429, 'admission_full']);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBe(60);

    api = accountApi(db.sql, { ADMISSION_BITS: 1, ADMISSIONS_PER_MINUTE: 5 });
    const device = newDevice();
    const proof = solve(await challenge(device));
    expect((await register(device, proof)).status).toBe(429);
    api.pass(60_000);
    expect((await register(device, proof)).status).toBe(201);
  });

  it('says so when it is shut, and known keys are still answered', async () => {
    const known = newDevice();
    expect((await admitted(known)).status).toBe(201);
    api = accountApi(db.sql, { ADMISSION_BITS: 2, ADMISSIONS_PER_MINUTE: 0 });
    const refused = await api.post('/v1/contributors/challenge', { publicKey: newDevice().publicKey });
    expect(refused.headers.get('retry-after')).toBe('300');
    expect(await codeOf(refused)).toEqual([503, 'admission_closed']);
    expect(await codeOf(await register(newDevice()))).toEqual([503, 'admission_closed']);
    expect((await register(known)).status).toBe(201);
  });

  it('lets so many of one network in a day, and does not hold it against machines without one', async () => {
    api = accountApi(db.sql, { NETWORK_ADMISSIONS_PER_DAY: 2 });
    const from = async (address: string) => (await register(newDevice(), {}, address)).status;
    expect([await from('203.0.113.7'), await from('203.0.113.7'), await from('203.0.113.7')]).toEqual([201, 201, 429]);
    expect([await from('2001:db8:1:2::1'), await from('2001:db8:1:2:ffff::9'), await from('2001:db8:1:2::3')]).toEqual([201, 201, 429]);
    expect(await from('2001:db8:1:3::1')).toBe(201);
    expect([await from('127.0.0.1'), await from('127.0.0.1'), await from('10.0.0.8'), await from('10.0.0.8')]).toEqual([
      201, 201, 201, 201,
    ]);
    api.pass(24 * 3_600_000);
    expect(await from('203.0.113.7')).toBe(201);
  });

  it('refuses a point that is none before it makes a challenge of it', async () => {
    const publicKey = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString('base64');
    expect(await codeOf(await api.post('/v1/contributors/challenge', { publicKey }))).toEqual([400, 'invalid_public_key']);
  });
});

describe('batches out of order', () => {
  it('gain nothing: what comes with a lower counter than one taken is refused, and the newer sighting stays', async () => {
    api = accountApi(db.sql);
    const device = newDevice();
    await register(device);
    const at = api.now();
    const batch = (counter: number, name: string, observedAt: number) =>
      api.app.request(
        '/v1/observations',
        signed(device, {
          contributor: device.id,
          counter,
          sentAt: at,
          observations: [campaignSeen(observedAt, { name }, { id: 'order' })],
        }),
      );
    expect((await batch(2, 'later', at)).status).toBe(200);
    expect(await codeOf(await batch(1, 'earlier', at - 60_000))).toEqual([409, 'replayed_batch']);
    expect((await batch(3, 'earlier', at - 60_000)).status).toBe(200); // sent on purpose with a new counter: still the older word
    await crowdApi(db.sql, api.now).claimAll();
    const [claim] = await db.sql<{ name: string }[]>`
      select fields -> 'name' ->> 1 as name from claims c join contributors k on k.no = c.contributor where k.id = ${device.id}`;
    expect(claim?.name).toBe('later');
  });
});
