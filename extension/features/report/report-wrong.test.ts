import 'fake-indexeddb/auto';
import type { WrongReport } from '@infofi-lens/shared/contracts/reports';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LensDb, openDb } from '../../storage/db.ts';
import { createStore } from '../../storage/store.ts';
import { reportWrong } from './report-wrong.ts';

const wrong = { platform: 'galxe', kind: 'campaign', field: 'participants', reason: 'out-of-date' } as const;
let db: LensDb;
let sent: [string, WrongReport][];
const deps = (api: string | null = 'https://lens.example', online = true) => ({
  store: createStore(db, api),
  send: async (server: string, report: WrongReport) => void sent.push([server, report]),
  extension: '0.1.0',
  online,
});

beforeEach(() => {
  db = openDb(`report-${Math.random()}`);
  sent = [];
});
afterEach(() => db.delete());

it('tells the reader and its version, the kind, the field, the reason and the version of the extension, and nothing else', async () => {
  await reportWrong(deps(), wrong);
  expect(sent).toEqual([
    ['https://lens.example', { adapter: 'galxe@1', kind: 'campaign', field: 'participants', reason: 'out-of-date', extension: '0.1.0' }],
  ]);
});

it('says that it could not: offline, without a server, or about no field', async () => {
  await expect(reportWrong(deps('https://lens.example', false), wrong)).rejects.toMatchObject({ code: 'offline' });
  await expect(reportWrong(deps(null), wrong)).rejects.toMatchObject({ code: 'no_server' });
  await expect(reportWrong(deps(), { ...wrong, field: 'Lumio, 1,204 people' })).rejects.toMatchObject({ code: 'invalid_message' });
  expect(sent).toEqual([]);
});
