import { AuditLog, Networks, OperatingState, Quarantined } from '@infofi-lens/shared/contracts/operating';
import { Problem } from '@infofi-lens/shared/contracts/problem';
import { BatchReceipt } from '@infofi-lens/shared/contracts/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountApi, accountApi } from '../../testing/account-api.ts';
import { type Contributor, campaignSeen, newContributor } from '../../testing/contributor.ts';
import { crowdApi } from '../../testing/crowd-api.ts';
import { freshDatabase, type TestDatabase } from '../../testing/database.ts';
import { signed } from '../../testing/device.ts';
import { keptSightings } from '../../testing/kept.ts';
import { operationsOf } from '../../testing/operations.ts';
import { asOperator, operators } from '../../testing/operator.ts';

let db: TestDatabase;
let api: AccountApi;
let someone: Contributor;
beforeAll(async () => {
  db = await freshDatabase();
  api = accountApi(db.sql, { OPERATORS: operators });
  someone = await newContributor(api.app, api.now);
});
afterAll(() => db.drop());

const reason = 'because of a test';
const act = async (method: 'POST' | 'PUT', path: string, body: object) => asOperator(api, method, path, { ...body, reason });
const stateOf = async (of = api) => OperatingState.parse(await (await asOperator(of, 'GET', 'state')).json());
const audit = async () => AuditLog.parse(await (await asOperator(api, 'GET', 'audit')).json()).items;
const codeOf = async (response: Response) => [response.status, Problem.parse(await response.json()).code];
const seen = (id: string, fields: Record<string, unknown> = { name: 'Open house' }) => campaignSeen(api.now(), fields, { id });
const receiptOf = async (response: Response) => BatchReceipt.parse(await response.json());
const claimed = async (id: string) => (await keptSightings(db.sql, id)).length;

describe('every route of operators', () => {
  it.each([
    ['no token', undefined],
    ['a token nobody has', 'Bearer somebody-elses-token'],
    ['a token that is nearly right', 'Bearer operator-token-for-testt'],
    ['the right token in another scheme', 'Basic operator-token-for-tests'],
  ])('refuses %s', async (_what, authorization) => {
    const person = await api.person();
    const routes = (await operationsOf(api.app)).filter(({ path }) => path.startsWith('/v1/operator/'));
    expect(routes.length).toBeGreaterThan(10);
    for (const { method, path } of routes)
      for (const given of [authorization, `Bearer ${person.tokens.accessToken}`]) {
        const body = method === 'GET' ? {} : { body: '{}' };
        const headers = { 'content-type': 'application/json', ...(given && { authorization: given }) };
        const response = await api.app.request(path.replace('{no}', '1'), { method, headers, ...body });
        expect(await codeOf(response), `${method} ${path}`).toEqual([401, 'unauthenticated']);
      }
  });

  it('lets nobody in where there are no operators', async () => {
    expect((await asOperator(accountApi(db.sql), 'GET', 'state')).status).toBe(401);
  });

  it('refuses an act without a reason, and nothing is done', async () => {
    const before = await stateOf();
    for (const body of [{ acceptBatches: false }, { acceptBatches: false, reason: '' }])
      expect(await codeOf(await asOperator(api, 'PUT', 'valves', body))).toEqual([400, 'invalid_input']);
    expect(await stateOf()).toEqual(before);
  });
});

describe('valves', () => {
  it('shut and open sharing, at once here and within two seconds in another process', async () => {
    const other = accountApi(db.sql, { OPERATORS: operators });
    other.pass(api.now() - other.now());
    expect((await stateOf(other)).valves.acceptBatches).toBe(true);
    expect((await act('PUT', 'valves', { acceptBatches: false })).status).toBe(200);
    const refused = await someone.share([seen('shut')]);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await codeOf(refused)).toEqual([503, 'batches_closed']);
    other.pass(2_000);
    expect((await stateOf(other)).valves.acceptBatches).toBe(false);
    await act('PUT', 'valves', { acceptBatches: true });
    expect((await someone.share([seen('open')])).status).toBe(200);
  });

  it('shut the door', async () => {
    await act('PUT', 'valves', { newContributorsPerMinute: 0 });
    await expect(newContributor(api.app, api.now)).rejects.toThrow('admission_closed');
    await act('PUT', 'valves', { newContributorsPerMinute: 1_000 });
    await newContributor(api.app, api.now);
  });

  it('refuse to turn nothing', async () => {
    expect(await codeOf(await act('PUT', 'valves', {}))).toEqual([400, 'invalid_input']);
  });
});

describe('the firewall', () => {
  it('refuses, sets aside and trims what fits, until the rule is ended', async () => {
    const rules = [
      { match: { idPrefix: 'bad' }, action: 'refuse' },
      { match: { idPrefix: 'odd', contributor: someone.device.id }, action: 'quarantine' },
      { match: { platform: 'galxe', field: 'points' }, action: 'drop', fields: ['points'] },
    ];
    const numbers: number[] = [];
    for (const rule of rules) numbers.push(((await (await act('POST', 'rules', { rule })).json()) as { no: number }).no);
    const items = [seen('bad1'), seen('odd1'), seen('fine', { name: 'x', points: 5 }), seen('bare', { points: 5 })];
    const { results } = await receiptOf(await someone.share(items));
    expect(results.map((result) => ('code' in result ? result.code : result.status))).toEqual([
      'firewall_refused',
      'firewall_quarantined',
      'accepted',
      'firewall_refused',
    ]);
    const [row] = await keptSightings(db.sql, 'fine');
    expect(row?.sighting.fields).toEqual({ name: 'x' });

    for (const no of numbers) expect((await act('POST', `rules/${no}/end`, {})).status).toBe(204);
    expect(await codeOf(await act('POST', `rules/${numbers[0]}/end`, {}))).toEqual([404, 'not_found']);
    expect((await receiptOf(await someone.share([seen('bad1'), seen('odd2')]))).accepted).toBe(2);
    expect((await stateOf()).rules).toEqual([]);
  });

  it('refuses rules that would fit everything, or drop nothing', async () => {
    for (const rule of [
      { match: {}, action: 'refuse' },
      { match: { platform: 'galxe' }, action: 'drop' },
      { match: { platform: 'galxe' }, action: 'refuse', fields: ['name'] },
      { match: { platform: 'galxe', sql: '1=1' }, action: 'refuse' },
    ])
      expect(await codeOf(await act('POST', 'rules', { rule }))).toEqual([400, 'invalid_input']);
  });
});

describe('directives', () => {
  it('are in force until they are ended, with the reason and who made them', async () => {
    const directive = { what: 'lock', platform: 'galxe', kind: 'campaign', id: 'GC1', field: 'endsAt' };
    const made = await act('POST', 'directives', { directive });
    expect(made.status).toBe(201);
    const { no } = (await made.json()) as { no: number };
    expect((await stateOf()).directives).toEqual([{ no, directive, reason, madeBy: 'anna', madeAt: api.now() }]);
    expect((await act('POST', `directives/${no}/end`, {})).status).toBe(204);
    expect(await codeOf(await act('POST', `directives/${no}/end`, {}))).toEqual([404, 'not_found']);
    expect((await stateOf()).directives).toEqual([]);
  });

  it('refuse what is none', async () => {
    for (const directive of [{ what: 'delete' }, { what: 'lock', platform: 'galxe' }, { what: 'freeze', platform: 'myspace' }])
      expect(await codeOf(await act('POST', 'directives', { directive }))).toEqual([400, 'invalid_input']);
  });
});

describe('quarantine', () => {
  const odd = () => seen('contradictory', { name: 'x', startsAt: api.now(), endsAt: api.now() - 1 });

  it('keeps what contradicts itself, claims nothing of it, and tells the sender why', async () => {
    const response = await someone.share([odd(), seen('fine beside it')]);
    expect(response.status).toBe(200);
    expect(await receiptOf(response)).toMatchObject({
      accepted: 1,
      quarantined: 1,
      rejected: 0,
      results: [
        { status: 'quarantined', code: 'implausible_value', field: 'fields.endsAt', title: '"fields.endsAt" lies before the start.' },
        { status: 'accepted' },
      ],
    });
    expect((await receiptOf(await someone.share([odd()]))).results).toEqual([{ status: 'duplicate' }]);
    expect(await claimed('contradictory')).toBe(0);
  });

  it('is emptied by an operator: what is released counts, once', async () => {
    const listed = Quarantined.parse(await (await asOperator(api, 'GET', 'quarantine')).json()).items;
    const item = listed.find(({ observation }) => Object(observation).id === 'contradictory');
    expect(item).toMatchObject({ contributor: someone.device.id, code: 'implausible_value', field: 'fields.endsAt' });
    const release = async () => (await act('POST', 'quarantine/release', { items: [item?.no] })).json();
    expect(await release()).toEqual({ released: 1 });
    expect(await release()).toEqual({ released: 0 });
    expect(await claimed('contradictory')).toBe(1);
    await crowdApi(db.sql, api.now).claimAll();
    const [kept] = await keptSightings(db.sql, 'contradictory');
    expect(await db.sql`select from claims where entity = ${kept?.entity ?? ''}`).toHaveLength(1);
    expect(await db.sql`select from dirty where 'galxe:campaign:contradictory' = any(keys)`).toHaveLength(1);
    expect((await receiptOf(await someone.share([odd()]))).results).toEqual([{ status: 'duplicate' }]);
  });

  it('forgets after 30 days', async () => {
    await someone.share([seen('old', { startsAt: api.now(), endsAt: api.now() - 2 })]);
    const held = async () => (await db.sql`select from quarantined_sightings where sighting ->> 'id' = 'old'`).length;
    expect(await held()).toBe(1);
    const { quarantineStore } = await import('../../stores/quarantine-store.ts');
    await quarantineStore(db.sql, () => '').sweep((api.now() + 30 * 86_400_000) as ReturnType<typeof api.now>);
    expect(await held()).toBe(1);
    await quarantineStore(db.sql, () => '').sweep((api.now() + 30 * 86_400_000 + 1) as ReturnType<typeof api.now>);
    expect(await held()).toBe(0);
  });
});

describe('the audit log', () => {
  it('holds every act with who, what, why and when, newest first, in pages', async () => {
    const log = await audit();
    expect(log.map(({ what }) => what)).toEqual([
      'release from quarantine',
      'end directive',
      'add lock',
      'end rule',
      'end rule',
      'end rule',
      'add rule',
      'add rule',
      'add rule',
      'turn valves',
      'turn valves',
      'turn valves',
      'turn valves',
    ]);
    expect(log.every(({ who, why, at }) => who === 'anna' && why === reason && at === api.now())).toBe(true);
    expect(log[2]?.about).toMatchObject({ directive: { what: 'lock', id: 'GC1' } });
    const page = AuditLog.parse(await (await asOperator(api, 'GET', `audit?limit=2&before=${log[0]?.no}`)).json());
    expect(page.items).toEqual(log.slice(1, 3));
  });

  it('only grows', async () => {
    await expect(db.sql`delete from audit_log`).rejects.toThrow('only grows');
    await expect(db.sql`update audit_log set who = 'nobody'`).rejects.toThrow('only grows');
  });
});

describe('networks', () => {
  it('are told as hashes with what they sent, and a rule can name one', async () => {
    const limited = accountApi(db.sql, { OPERATORS: operators, NETWORK_OBSERVATIONS_PER_HOUR: 1_000 });
    const device = (await newContributor(limited.app, limited.now)).device;
    const share = (counter: number, id: string) => {
      const request = signed(device, { contributor: device.id, counter, sentAt: limited.now(), observations: [seen(id)] });
      return limited.app.request('/v1/observations', { ...request, headers: { ...request.headers, 'x-forwarded-for': '198.51.100.4' } });
    };
    expect((await share(1, 'net1')).status).toBe(200);
    const [network] = Networks.parse(await (await asOperator(limited, 'GET', 'networks')).json()).items;
    expect(network).toMatchObject({ contributors: 1, observationsThisHour: 1 });
    expect(JSON.stringify(network)).not.toContain('198.51');
    await asOperator(limited, 'POST', 'rules', { rule: { match: { network: network?.network }, action: 'refuse' }, reason });
    expect((await share(2, 'net2')).status).toBe(422);
  });
});
