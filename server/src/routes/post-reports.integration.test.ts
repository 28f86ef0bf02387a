import { Problem } from '@infofi-lens/shared/contracts/problem';
import { ReportReceipt } from '@infofi-lens/shared/contracts/reports';
import { Status } from '@infofi-lens/shared/contracts/status';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { adapterHealthStore } from '../stores/adapter-health-store.ts';
import { type AccountApi, accountApi } from '../testing/account-api.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';

let database: TestDatabase;
let api: AccountApi;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.sql`delete from adapter_health`;
  api = accountApi(database.sql);
});

const report = { adapter: 'galxe@1', kind: 'campaign', field: 'participants', reason: 'out-of-date', extension: '0.1.0' };
const readers = async () => Status.parse(await (await api.get('/v1/status')).json()).adapters;
const refusalOf = async (change: object) => {
  const response = await api.post('/v1/reports', { ...report, ...change });
  const { code, field } = Problem.parse(await response.json());
  return [response.status, code, field];
};

it('a report is counted by reader and field, and anybody sees how often', async () => {
  const response = await api.post('/v1/reports', report);
  expect(response.status).toBe(200);
  expect(ReportReceipt.parse(await response.json())).toEqual({ countedAt: api.now() });
  await api.post('/v1/reports', report);
  await api.post('/v1/reports', { ...report, field: '*', reason: 'other', extension: '0.2.0' });
  expect(await readers()).toEqual([
    {
      ...{ adapter: 'galxe@1', captures: 0, observations: 0, rejected: 0, drifts: {}, warnings: {} },
      reports: { 'campaign.participants:out-of-date': 2, 'campaign.*:other': 1 },
      reportedBy: { '0.1.0': 2, '0.2.0': 1 },
    },
  ]);
});

it('reports stand beside what browsers count of the same reader in the same hour, whichever came first', async () => {
  await api.post('/v1/reports', report);
  const counted = { adapter: 'galxe@1', captures: 2, observations: 20, rejected: 1, drifts: {}, warnings: {} };
  await adapterHealthStore(database.sql).add([counted], api.now());
  await api.post('/v1/reports', report);
  expect(await readers()).toMatchObject([{ captures: 2, observations: 20, reports: { 'campaign.participants:out-of-date': 2 } }]);
});

it('is forgotten by the public after a day', async () => {
  await api.post('/v1/reports', report);
  api.pass(26 * 3_600_000);
  expect(await readers()).toEqual([]);
});

it.each([
  [{ field: 'participant' }, 'field'],
  [{ field: 'mindshare' }, 'field'],
  [{ kind: 'wallet' }, 'kind'],
  [{ reason: 'they lie' }, 'reason'],
  [{ adapter: 'galxe' }, 'adapter'],
  [{ adapter: 'galxe@99' }, 'adapter'],
  [{ extension: 'my own' }, 'extension'],
])('refuses what is no reader, field, reason or version: %j', async (change, field) => {
  expect(await refusalOf(change)).toEqual([400, 'invalid_input', field]);
  expect(await readers()).toEqual([]);
});

it.each(['value', 'address', 'id'])('refuses a report that tells more than is asked: a %s', async (name) => {
  expect((await refusalOf({ [name]: 'https://app.galxe.com/quest/Lumio/GC1' })).slice(0, 2)).toEqual([400, 'invalid_input']);
});

it('takes ten at once from one network, then one every six minutes', async () => {
  const from = { 'x-forwarded-for': '192.0.2.77' };
  for (let n = 0; n < 10; n += 1) expect((await api.post('/v1/reports', report, from)).status).toBe(200);
  const refused = await api.post('/v1/reports', report, from);
  expect([refused.status, Problem.parse(await refused.json()).code]).toEqual([429, 'too_many_requests']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await readers()).toMatchObject([{ reports: { 'campaign.participants:out-of-date': 10 } }]);
});
