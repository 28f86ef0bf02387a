import { Problem } from '@infofi-lens/shared/contracts/problem';
import { Appeal, ContributorStanding, LinkedContributors, signedFor } from '@infofi-lens/shared/contracts/standing';
import { Status } from '@infofi-lens/shared/contracts/status';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountApi, accountApi } from '../testing/account-api.ts';
import { type Contributor, campaignSeen, newContributor } from '../testing/contributor.ts';
import { crowdApi } from '../testing/crowd-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import { newDevice, signed } from '../testing/device.ts';
import { keptSightings } from '../testing/kept.ts';
import { asOperator, operators } from '../testing/operator.ts';

let db: TestDatabase;
let api: AccountApi;
let crowd: Contributor[];
let odd: Contributor;
beforeAll(async () => {
  db = await freshDatabase();
  api = accountApi(db.sql, { OPERATORS: operators });
  crowd = await Promise.all([1, 2, 3].map(() => newContributor(api.app, api.now)));
  odd = await newContributor(api.app, api.now);
  for (const one of crowd) await one.share([campaignSeen(api.now(), { name: 'Open house', participants: 100 })]);
  await odd.share([
    campaignSeen(api.now(), { name: 'Something else', participants: 101 }),
    campaignSeen(api.now(), { name: 'Seen by nobody else' }, { id: 'GC2' }),
    campaignSeen(api.now(), { startsAt: api.now(), endsAt: api.now() - 1 }, { id: 'GC3' }),
    { nonsense: true },
  ]);
  await crowdApi(db.sql, api.now).settleAll();
});
afterAll(() => db.drop());

const ask = (who: Contributor, path: string, body: object = {}) =>
  api.app.request(`/v1/contributors/${path}`, signed(who.device, { contributor: who.device.id, at: api.now(), ...body }));
const standingOf = async (who: Contributor) => ContributorStanding.parse(await (await ask(who, 'standing')).json());
const codeOf = async (response: Response) => [response.status, Problem.parse(await response.json()).code];

describe('what became of what was shared', () => {
  it('tells a contributor what counted and what did not, with both values', async () => {
    const standing = await standingOf(odd);
    expect(standing.counts).toEqual({ counted: 1, contradicted: 1, unconfirmed: 1, quarantined: 1, refused: 1 });
    expect(standing.latest.map(({ id, field, yours, agreed, outcome }) => ({ id, field, yours, agreed, outcome }))).toEqual([
      { id: 'GC1', field: 'name', yours: 'Something else', agreed: 'Open house', outcome: 'contradicted' },
      { id: 'GC1', field: 'participants', yours: 101, agreed: 100, outcome: 'counted' },
    ]);
    expect(standing.quarantined).toMatchObject([{ id: 'GC3', code: 'implausible_value', field: 'fields.endsAt', released: false }]);
    expect(standing).toMatchObject({ trust: { word: 'new' }, cluster: 1, appeals: [] });
  });

  it('tells how many are counted as one with them, and never who', async () => {
    await db.sql`update contributors set cluster = 7 where id in ${db.sql(crowd.map(({ device }) => device.id))}`;
    const [first, second] = crowd;
    if (!first || !second) throw new Error('There is a crowd.');
    const response = await ask(first, 'standing');
    const text = await response.text();
    expect(ContributorStanding.parse(JSON.parse(text)).cluster).toBe(3);
    expect(text).not.toContain(second.device.id);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['request_stale', 401, { at: 0 }],
    ['request_stale', 401, { at: -1 }],
  ] as const)('is not told when it was signed too long ago or in the future: %s', async (code, status, { at }) => {
    const wrong = at === 0 ? api.now() - signedFor - 1 : api.now() + signedFor + 1;
    expect(await codeOf(await ask(odd, 'standing', { at: wrong }))).toEqual([status, code]);
  });

  it('is told to nobody else', async () => {
    const stranger = newDevice();
    const body = { contributor: odd.device.id, at: api.now() };
    expect(await codeOf(await api.app.request('/v1/contributors/standing', signed(stranger, body)))).toEqual([401, 'bad_signature']);
    const unknown = { ...body, contributor: stranger.id };
    expect(await codeOf(await api.app.request('/v1/contributors/standing', signed(stranger, unknown)))).toEqual([
      401,
      'unknown_contributor',
    ]);
  });

  it('is told twenty times at once, and then every ten seconds', async () => {
    const busy = await newContributor(api.app, api.now);
    for (let n = 0; n < 20; n += 1) expect((await ask(busy, 'standing')).status).toBe(200);
    const refused = await ask(busy, 'standing');
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(await codeOf(refused)).toEqual([429, 'too_many_requests']);
  });
});

describe('an appeal', () => {
  const appeal = (who: Contributor, about: object, text = 'I saw it with my own eyes.') => ask(who, 'appeals', { about, text });

  it('is answered by an operator; granting it releases the sighting', async () => {
    const [aside] = (await standingOf(odd)).quarantined;
    const made = Appeal.parse(await (await appeal(odd, { what: 'quarantine', no: aside?.no })).json());
    expect((await standingOf(odd)).appeals).toEqual([made]);

    const open = (await (await asOperator(api, 'GET', 'appeals')).json()) as { items: { no: number; contributor: string }[] };
    expect(open.items).toMatchObject([{ no: made.no, contributor: odd.device.id }]);
    const decide = () =>
      asOperator(api, 'POST', `appeals/${made.no}/decide`, { decision: 'granted', answer: 'You are right.', reason: 'checked by hand' });
    expect((await decide()).status).toBe(204);
    expect(await codeOf(await decide())).toEqual([404, 'not_found']);

    const after = await standingOf(odd);
    expect(after.appeals[0]?.decision).toEqual({ decision: 'granted', answer: 'You are right.', at: api.now() });
    expect(after.quarantined[0]?.released).toBe(true);
    expect(await keptSightings(db.sql, 'GC3')).toHaveLength(1);
  });

  it('may be about the standing, but not about the sighting of somebody else', async () => {
    const [first] = crowd;
    if (!first) throw new Error('There is a crowd.');
    expect((await appeal(first, { what: 'standing' })).status).toBe(201);
    const [aside] = (await standingOf(odd)).quarantined;
    expect(await codeOf(await appeal(first, { what: 'quarantine', no: aside?.no }))).toEqual([404, 'not_found']);
  });

  it('is refused when it is too long, and after five a day', async () => {
    const angry = await newContributor(api.app, api.now);
    expect(await codeOf(await appeal(angry, { what: 'standing' }, 'x'.repeat(2_001)))).toEqual([400, 'invalid_input']);
    for (let n = 0; n < 5; n += 1) expect((await appeal(angry, { what: 'standing' })).status).toBe(201);
    expect(await codeOf(await appeal(angry, { what: 'standing' }))).toEqual([429, 'too_many_requests']);
  });
});

describe('a device key of an account', () => {
  it('is linked by its signature, listed, moved by another signature, and given up', async () => {
    const [one, two] = await Promise.all([api.person(), api.person()]);
    const { device } = odd;
    const bearer = ({ tokens }: typeof one) => ({ authorization: `Bearer ${tokens.accessToken}` });
    const link = (person: typeof one, account = person.account.id, by = device) => {
      const request = signed(by, { contributor: device.id, at: api.now(), account });
      return api.app.request('/v1/contributors/link', { ...request, headers: { ...request.headers, ...bearer(person) } });
    };
    const mine = async (person: typeof one) =>
      LinkedContributors.parse(await (await api.app.request('/v1/contributors/mine', { headers: bearer(person) })).json()).items;

    expect(await codeOf(await link(one, one.account.id, newDevice()))).toEqual([401, 'bad_signature']);
    expect(await codeOf(await link(two, one.account.id))).toEqual([404, 'not_found']);
    expect((await link(one)).status).toBe(204);
    expect(await mine(one)).toEqual([{ contributor: device.id, linkedAt: api.now() }]);
    expect(await mine(two)).toEqual([]);

    const unlink = (person: typeof one) =>
      api.app.request('/v1/contributors/link', {
        method: 'DELETE',
        headers: { 'content-type': 'application/json', ...bearer(person) },
        body: JSON.stringify({ contributor: device.id }),
      });
    expect(await codeOf(await unlink(two))).toEqual([404, 'not_found']);
    expect(await mine(one)).toHaveLength(1);
    expect((await link(two)).status).toBe(204);
    expect([await mine(one), (await mine(two)).length]).toEqual([[], 1]);
    expect((await unlink(two)).status).toBe(204);
    expect(await mine(two)).toEqual([]);
  });
});

describe('the status', () => {
  const status = async () => {
    api.pass(2_000);
    return Status.parse(await (await api.get('/v1/status')).json());
  };

  it('is calm while all is', async () => {
    expect(await status()).toEqual({ at: api.now(), held: [], contributorsQuarantined: 0, valves: [], adapters: [] });
    const response = await api.get('/v1/status');
    expect(response.headers.get('cache-control')).toBe('public, max-age=30');
  });

  it('tells what is held and which valves are shut, with the reason, and names no person', async () => {
    const reason = 'numbers that nobody believes';
    const direct = (directive: object) => asOperator(api, 'POST', 'directives', { directive, reason });
    await direct({ what: 'freeze', platform: 'galxe', kind: 'campaign' });
    await direct({ what: 'quarantine', contributor: odd.device.id });
    await asOperator(api, 'PUT', 'valves', { newContributorsPerMinute: 5, acceptBatches: false, reason });
    const told = await status();
    expect(told).toMatchObject({
      held: [{ what: 'freeze', platform: 'galxe', kind: 'campaign', reason, by: 'operator' }],
      contributorsQuarantined: 1,
      valves: [
        { valve: 'new_contributors', state: '5 a minute', reason },
        { valve: 'batches', state: 'shut', reason },
      ],
    });
    expect(JSON.stringify(told)).not.toMatch(new RegExp(`anna|${odd.device.id}`));
    await asOperator(api, 'PUT', 'valves', { newContributorsPerMinute: 1_000_000, acceptBatches: true, reason });
    expect((await status()).valves).toEqual([]);
  });

  it('sums how well pages are read by adapter version over 24 hours', async () => {
    const reader = { adapter: 'galxe@1', captures: 2, observations: 20, rejected: 1, drifts: { no_rows: 1 }, warnings: {} };
    const [first, second] = crowd;
    const stops = await Promise.all(api.jobs.map((job) => job.start()));
    await first?.share([campaignSeen(api.now(), { name: 'Open house' })], { health: [reader] });
    await second?.share([campaignSeen(api.now(), { name: 'Open house' })], {
      health: [reader, { ...reader, adapter: 'kaito@2', drifts: {}, warnings: { odd: 3 } }],
    });
    for (const stop of stops) await stop(); // stopping writes down what is in memory
    expect((await status()).adapters).toEqual([
      { ...reader, captures: 4, observations: 40, rejected: 2, drifts: { no_rows: 2 }, reports: {}, reportedBy: {} },
      { ...reader, adapter: 'kaito@2', drifts: {}, warnings: { odd: 3 }, reports: {}, reportedBy: {} },
    ]);
    api.pass(25 * 3_600_000);
    expect((await status()).adapters).toEqual([]);
  });

  it.each([
    [{ adapter: 'myspace@1' }],
    [{ captures: -1 }],
    [{ captures: 1e9 }],
    [{ drifts: { 'a code with words of a page': 1 } }],
    [{ drifts: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`code${n}`, 1])) }],
    [{ page: 'https://app.galxe.com/secret' }],
  ])('refuses a report of health that is more than counts and codes: %j', async (change) => {
    const report = { adapter: 'galxe@1', captures: 1, observations: 1, rejected: 0, drifts: {}, warnings: {}, ...change };
    const response = await odd.share([campaignSeen(api.now(), { name: 'x' })], { health: [report] });
    expect(await codeOf(response)).toEqual([400, 'invalid_input']);
  });
});
