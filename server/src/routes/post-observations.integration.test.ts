import { Problem } from '@infofi-lens/shared/contracts/problem';
import { BatchReceipt } from '@infofi-lens/shared/contracts/sync';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Contributor, campaignSeen, newContributor } from '../testing/contributor.ts';
import { crowdApi } from '../testing/crowd-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { newDevice, signed } from '../testing/device.ts';
import { keptSightings } from '../testing/kept.ts';

const now = Date.UTC(2026, 10, 20, 12) as EpochMs;
const day = 86_400_000;
let db: TestDatabase;
let api: ReturnType<typeof crowdApi>;
let someone: Contributor;

beforeAll(async () => {
  db = await freshDatabase();
  api = crowdApi(db.sql, () => now);
  someone = await newContributor(api.app, () => now);
});
afterAll(() => db.drop());

const receiptOf = async (response: Response) => BatchReceipt.parse(await response.json());
const problemOf = async (response: Response) => Problem.parse(await response.json());
const good = (id: string) => campaignSeen(now, { name: 'Open house' }, { id });

describe('a batch of sightings', () => {
  it('is taken, and each item is answered in its place', async () => {
    const response = await someone.share([good('a'), good('b')]);
    expect(response.status).toBe(200);
    expect(await receiptOf(response)).toEqual({
      accepted: 2,
      duplicate: 0,
      rejected: 0,
      quarantined: 0,
      results: [{ status: 'accepted' }, { status: 'accepted' }],
    });
  });

  it('counts a sighting once, in one batch and over many', async () => {
    const response = await someone.share([good('twice'), good('twice')]);
    expect((await receiptOf(response)).results).toEqual([{ status: 'accepted' }, { status: 'duplicate' }]);
    expect(await receiptOf(await someone.share([good('twice')]))).toMatchObject({ accepted: 0, duplicate: 1 });
    expect(await keptSightings(db.sql, 'twice')).toHaveLength(1);
  });

  it('keeps the good beside the bad', async () => {
    const response = await someone.share([good('kept'), { nonsense: true }, campaignSeen(now, { participants: -1 })]);
    expect(response.status).toBe(207);
    const { results, ...counts } = await receiptOf(response);
    expect(counts).toEqual({ accepted: 1, duplicate: 0, rejected: 2, quarantined: 0 });
    expect(results[2]).toMatchObject({ status: 'rejected', code: 'invalid_observation', field: 'fields.participants' });
  });

  it.each([
    [
      'invalid_observation',
      'fields.rewards.0.amountPerWinner',
      campaignSeen(now, { rewards: [{ kind: 'token', amountPerWinner: '1e5' }] }),
    ],
    ['invalid_observation', 'fields.name', campaignSeen(now, { name: 'half a \ud800 letter' })],
    ['invalid_observation', 'kind', campaignSeen(now, { name: 'x' }, { kind: 'quest' })],
    ['invalid_observation', 'observation', 7],
    ['unknown_field', 'fields.secret', campaignSeen(now, { secret: 1 })],
    ['unknown_field', 'email', campaignSeen(now, { name: 'x' }, { email: 'a@b' })],
    ['not_shareable', 'fields.participantsAtLeast', campaignSeen(now, { participantsAtLeast: 5 })],
    ['not_shareable', 'fields.followers', xProfile({ context: 'home' })],
    ['not_shareable', 'fields.text', { ...xProfile({ kind: 'post' }), fields: { text: 'words' } }],
    ['not_shareable', 'fields.points', campaignSeen(now, { points: 5 }, { kind: 'participation' })],
    ['wrong_adapter', 'adapter', campaignSeen(now, { name: 'x' }, { adapter: 'kaito@1' })],
    ['nothing_shared', 'fields', campaignSeen(now, {})],
    ['too_old', 'observedAt', campaignSeen(now - 14 * day - 1, { name: 'x' })],
    ['in_future', 'observedAt', campaignSeen(now + 120_001, { name: 'x' })],
  ])('refuses an item as %s, naming %s', async (code, field, item) => {
    const response = await someone.share([item]);
    expect(response.status).toBe(422);
    expect((await receiptOf(response)).results).toEqual([{ status: 'rejected', code, field, title: expect.any(String) }]);
  });

  it('keeps markup and SQL as the text they are', async () => {
    const name = `'); drop table claims; -- <script>alert(1)</script> \\ "`;
    expect((await someone.share([campaignSeen(now, { name }, { id: 'text' })])).status).toBe(200);
    const [row] = await keptSightings(db.sql, 'text');
    expect(row?.sighting.fields.name).toBe(name);
  });

  it('takes the skew out of a clock that is more than 30 s off', async () => {
    const ahead = now + day;
    expect((await someone.share([campaignSeen(ahead, { name: 'x' }, { id: 'skewed' })], { sentAt: ahead })).status).toBe(200);
    const [row] = await keptSightings(db.sql, 'skewed');
    expect(row?.observedAt).toBe(now);
  });

  it('is refused when its counter was used before, and nothing of it is kept', async () => {
    const response = await someone.share([good('replayed')], { counter: 1 });
    expect(response.status).toBe(409);
    expect(await problemOf(response)).toMatchObject({ code: 'replayed_batch' });
    expect(await keptSightings(db.sql, 'replayed')).toHaveLength(0);
  });

  it('is refused when it was signed for another server, and taken when it names this one or, as older browsers do, none', async () => {
    const response = await someone.share([good('elsewhere')], { audience: 'https://other.test' });
    expect(response.status).toBe(421);
    expect(await problemOf(response)).toMatchObject({ code: 'wrong_audience' });
    expect(await keptSightings(db.sql, 'elsewhere')).toHaveLength(0);
    expect((await someone.share([good('here')], { audience: 'https://lens.test' })).status).toBe(200);
  });

  it('is refused from a device nobody registered', async () => {
    const stranger = newDevice();
    const body = { contributor: stranger.id, counter: 1, sentAt: now, observations: [good('a')] };
    const response = await api.app.request('/v1/observations', signed(stranger, body));
    expect(response.status).toBe(401);
    expect(await problemOf(response)).toMatchObject({ code: 'unknown_contributor' });
  });

  it.each(['', 'AAAA', `${'A'.repeat(86)}==`])('is refused with the signature "%s"', async (signature) => {
    const body = JSON.stringify({ contributor: someone.device.id, counter: 99, sentAt: now, observations: [good('a')] });
    const headers = { 'content-type': 'application/json', 'lens-signature': signature };
    const response = await api.app.request('/v1/observations', { method: 'POST', headers, body });
    expect(response.status).toBe(401);
    expect(await problemOf(response)).toMatchObject({ code: 'bad_signature' });
  });

  it('is refused when a byte of it was changed after signing', async () => {
    const request = signed(someone.device, { contributor: someone.device.id, counter: 99, sentAt: now, observations: [good('a')] });
    const response = await api.app.request('/v1/observations', { ...request, body: `${request.body} ` });
    expect(response.status).toBe(401);
  });

  it.each([
    ['malformed_json', undefined, '{"contributor":'],
    ['invalid_input', 'counter', { counter: 0 }],
    ['invalid_input', 'sentAt', { sentAt: 'now' }],
    ['invalid_input', 'observations', { observations: [] }],
    ['invalid_input', 'observations', { observations: Array.from({ length: 101 }, () => 0) }],
    ['invalid_input', 'extra', { extra: 1 }],
  ])('is refused as %s, naming %s', async (code, field, change) => {
    const body =
      typeof change === 'string'
        ? change
        : { contributor: someone.device.id, counter: 98, sentAt: now, observations: [good('a')], ...change };
    const response = await api.app.request('/v1/observations', signed(someone.device, body));
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toMatchObject({ code, ...(field && { field }) });
  });

  it('is refused when it is larger than a mebibyte', async () => {
    const response = await someone.share([campaignSeen(now, { description: 'x'.repeat(10_000_000) })]);
    expect(response.status).toBe(413);
    expect(await problemOf(response)).toMatchObject({ code: 'body_too_large' });
  });

  it('is counted once when the same bytes arrive many times at once', async () => {
    const twin = await newContributor(api.app, () => now);
    const request = signed(twin.device, { contributor: twin.device.id, counter: 1, sentAt: now, observations: [good('raced')] });
    const answers = await Promise.all(Array.from({ length: 8 }, () => api.app.request('/v1/observations', request)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
  });
});

describe('registering a device', () => {
  it('gives the counter it left off at', async () => {
    const { device } = someone;
    const response = await api.app.request('/v1/contributors', signed(device, { publicKey: device.publicKey }));
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ contributor: device.id, counter: expect.any(Number) });
  });

  it.each([
    ['invalid_public_key', (good: Buffer) => Buffer.concat([good.subarray(0, 64), Buffer.from([(good[64] ?? 0) ^ 1])])],
    ['invalid_public_key', (good: Buffer) => Buffer.concat([Buffer.from([2]), good.subarray(1)])],
    ['invalid_input', (good: Buffer) => good.subarray(0, 64)],
  ])('refuses a forged key as %s', async (code, forge) => {
    const device = newDevice();
    const publicKey = forge(Buffer.from(device.publicKey, 'base64')).toString('base64');
    const response = await api.app.request('/v1/contributors', signed(device, { publicKey }));
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toMatchObject({ code, field: 'publicKey' });
  });

  it("refuses another device's key", async () => {
    const response = await api.app.request('/v1/contributors', signed(newDevice(), { publicKey: newDevice().publicKey }));
    expect(response.status).toBe(401);
    expect(await problemOf(response)).toMatchObject({ code: 'bad_signature' });
  });
});

function xProfile(change: Record<string, unknown>) {
  const fields = { followers: 5 };
  return {
    platform: 'x',
    kind: 'profile',
    id: '1',
    observedAt: now,
    adapter: 'x@1',
    via: 'network',
    context: 'profile',
    fields,
    ...change,
  };
}
