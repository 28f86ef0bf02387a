import 'fake-indexeddb/auto';
import type { WrongReport } from '@infofi-lens/shared/contracts/reports';
import type { EpochMs } from '@infofi-lens/shared/units';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../api/request.ts';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore, type Store } from '../../storage/store.ts';
import { mostReports } from '../../storage/tables/reports.ts';
import { type ReportDeps, reportWrong } from './report-wrong.ts';
import { sendWaiting } from './send-waiting.ts';

const wrong = { platform: 'galxe', kind: 'campaign', field: 'participants', reason: 'out-of-date' } as const;
const told = { adapter: 'galxe@1', kind: 'campaign', field: 'participants', reason: 'out-of-date', extension: '0.1.0' };
const server = 'https://lens.example';
let db: LensDb;
let store: Store;
let sent: [string, WrongReport][];
/** How the server answers next; `undefined`: it takes it. */
let refusal: ApiError | undefined;
const send = async (to: string, report: WrongReport) => {
  if (refusal) throw refusal;
  sent.push([to, report]);
};
const deps = (change: Partial<ReportDeps> = {}): ReportDeps => ({
  ...{ store, send, mayLeave: async () => true, extension: '0.1.0', online: true, now: () => 5 as EpochMs },
  ...change,
});

beforeEach(() => {
  db = openDb(`report-${Math.random()}`);
  store = createStore(db, server);
  [sent, refusal] = [[], undefined];
});
afterEach(() => db.delete());

it('tells the reader and its version, the kind, the field, the reason and the version of the extension, and nothing else', async () => {
  expect(await reportWrong(deps(), wrong)).toEqual({ sent: true });
  expect(sent).toEqual([[server, told]]);
  expect(await store.reports.all()).toEqual([]);
});

it('says that it could not: without a server, without consent, or about no field; and keeps none of these', async () => {
  const bare = createStore(db, null);
  await expect(reportWrong(deps({ store: bare }), wrong)).rejects.toMatchObject({ code: 'no_server' });
  await expect(reportWrong(deps({ mayLeave: async () => false }), wrong)).rejects.toMatchObject({ code: 'no_consent' });
  await expect(reportWrong(deps({ mayLeave: async () => false, online: false }), wrong)).rejects.toMatchObject({ code: 'no_consent' });
  await expect(reportWrong(deps(), { ...wrong, field: 'Lumio, 1,204 people' })).rejects.toMatchObject({ code: 'invalid_message' });
  refusal = new ApiError('too_many_requests', 'No.', { status: 429 });
  await expect(reportWrong(deps(), wrong)).rejects.toMatchObject({ code: 'too_many_requests' });
  expect([sent, await store.reports.all()]).toEqual([[], []]);
});

describe('what can not be told now', () => {
  it('waits: offline, or when no server answers', async () => {
    expect(await reportWrong(deps({ online: false }), wrong)).toEqual({ sent: false });
    refusal = new ApiError('unreachable', 'No.');
    expect(await reportWrong(deps(), { ...wrong, field: 'endsAt' })).toEqual({ sent: false });
    expect((await store.reports.all()).map(({ report, at }) => [report.field, at])).toEqual([
      ['endsAt', 5],
      ['participants', 5],
    ]);
  });

  it('is told once the server answers, each once, and forgotten then', async () => {
    await reportWrong(deps({ online: false }), wrong);
    await reportWrong(deps({ online: false }), wrong); // the same said twice
    refusal = new ApiError('unreachable', 'No.');
    await sendWaiting({ store, send }, server);
    expect(await store.reports.all()).toHaveLength(1);
    refusal = undefined;
    await sendWaiting({ store, send }, server);
    await sendWaiting({ store, send }, server);
    expect(sent).toEqual([[server, told]]);
    expect(await store.reports.all()).toEqual([]);
  });

  it.each([
    ['goes on waiting when the server is busy', 'overloaded', 503, 1],
    ['goes on waiting when too many came', 'too_many_requests', 429, 1],
    ['is forgotten when the server will never take it', 'invalid_input', 400, 0],
  ])('%s', async (_, code, status, left) => {
    await reportWrong(deps({ online: false }), wrong);
    refusal = new ApiError(code, 'No.', { status });
    await sendWaiting({ store, send }, server);
    expect(await store.reports.all()).toHaveLength(left);
  });

  it('is bounded: one more than there is room for is refused, and said so', async () => {
    for (let n = 0; n < mostReports; n += 1) await reportWrong(deps({ online: false, extension: `0.1.${n}` }), wrong);
    await expect(reportWrong(deps({ online: false, extension: '0.2.0' }), wrong)).rejects.toMatchObject({ code: 'waiting_full' });
    expect(await reportWrong(deps({ online: false, extension: '0.1.0' }), wrong)).toEqual({ sent: false }); // it waits already
    expect(await store.reports.all()).toHaveLength(mostReports);
  });

  it('is taken away with everything that this browser holds', async () => {
    await reportWrong(deps({ online: false }), wrong);
    await store.erase();
    expect(await store.reports.all()).toEqual([]);
  });
});
