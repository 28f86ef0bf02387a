import { SwitchVersions } from '@infofi-lens/shared/contracts/switches';
import { readSwitches } from '@infofi-lens/shared/switches/switches';
import type { EpochMs } from '@infofi-lens/shared/units';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AppEnv } from '../../http/app-env.ts';
import { problemFrom } from '../../http/problem.ts';
import { type SwitchAct, type SwitchesService, switchesService } from '../../services/switches/switches.ts';
import { switchStore } from '../../stores/switch-store.ts';
import { freshDatabase, type TestDatabase } from '../../testing/database.ts';
import { operators, operatorToken } from '../../testing/operator.ts';
import { switches } from './switches.ts';

const now = () => 1_790_000_000_000 as EpochMs;
const off = { adapter: 'galxe', versions: [1], reason: 'Cards moved', since: 1_789_999_000_000 };
const doc = (over: object = {}) => ({ format: 1, adapters: [], fields: [], tables: {}, ...over });

let database: TestDatabase;
let service: SwitchesService;
let app: Hono<AppEnv>;
let [acts, carried]: [SwitchAct[], string[]] = [[], []];
let broken = false;
beforeAll(async () => {
  database = await freshDatabase();
  service = switchesService({
    store: switchStore(database.sql),
    audited: async (_, act) => {
      if (broken) throw new Error('the log is full');
      acts.push(act);
    },
    changed: async (text) => void carried.push(text),
    now,
  });
  app = new Hono<AppEnv>().onError(problemFrom(pino({ level: 'silent' }))).route('/v1', switches({ switches: service, operators }));
});
beforeEach(async () => {
  [acts, carried, broken] = [[], [], false];
  await database.sql`truncate switch_versions restart identity`;
});
afterAll(() => database.drop());

const ask = (method: 'PUT' | 'GET', body?: object, token = operatorToken) =>
  app.request('/v1/operator/switches', {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
const put = (over: object, rest: object = {}) => ask('PUT', { switches: doc(over), reason: 'reported by people', replaces: 0, ...rest });

describe('an operator', () => {
  it('switches an adapter off: the document is stored, told in the log and carried to everybody as the very text', async () => {
    const response = await put({ adapters: [off] });
    expect([response.status, await response.json()]).toEqual([200, { no: 1 }]);
    expect(carried).toEqual([await service.current()]);
    expect(readSwitches(carried[0] ?? '')).toEqual({ switches: doc({ adapters: [off] }) });
    expect(acts).toEqual([{ who: 'anna', what: 'switch', why: 'reported by people', about: doc({ adapters: [off] }), at: now() }]);
  });

  it('sees what holds and every former version', async () => {
    await put({ adapters: [off] });
    await put({}, { replaces: 1, reason: 'reads again' });
    const { versions } = SwitchVersions.parse(await (await ask('GET')).json());
    expect(versions).toMatchObject([
      { no: 2, reason: 'reads again', madeBy: 'anna', switches: { adapters: [] } },
      { no: 1, switches: { adapters: [off] } },
    ]);
  });

  it('does not overwrite what another one changed meanwhile, however close', async () => {
    const both = await Promise.all([put({ adapters: [off] }), put({})]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = both.find(({ status }) => status === 409);
    expect(await refused?.json()).toMatchObject({ code: 'switches_changed' });
    expect(carried).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    ['names an adapter that there is not', { adapters: [{ ...off, adapter: 'galaxy' }] }, 'switches.adapters.0.adapter'],
    ['names a field that there is not', { fields: [{ ...off, kind: 'campaign', field: 'joined' }] }, 'switches.fields.0.field'],
    ['writes a program', { tables: { galxe: { card: { title: 'a{b}' } } } }, 'switches.tables.galxe.card.title'],
    ['writes more than there is', { more: 1 }, 'switches.more'],
  ])('is told at which place, who %s', async (_, over, field) => {
    const response = await put(over);
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'invalid_input', field }]);
    expect(carried).toEqual([]);
  });

  it('changes nothing when the act can not be told', async () => {
    broken = true;
    expect((await put({ adapters: [off] })).status).toBe(500);
    expect(await service.versions()).toEqual([]);
  });
});

it('lets nobody else through', async () => {
  expect((await ask('GET', undefined, 'mallory')).status).toBe(401);
  expect((await ask('PUT', { switches: doc(), reason: 'x', replaces: 0 }, 'mallory')).status).toBe(401);
});

it('holds everything on before anybody switched anything', async () => {
  expect(readSwitches(await service.current())).toEqual({ switches: doc() });
});

it('keeps every version: none can be changed or deleted', async () => {
  await put({});
  await expect(database.sql`update switch_versions set document = ''`).rejects.toThrow('only become more');
  await expect(database.sql`delete from switch_versions`).rejects.toThrow('only become more');
});
