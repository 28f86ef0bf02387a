import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { defaultSettings, patchSettings, type SettingsPatch } from '../../storage/settings-schema.ts';
import { type StatusInputs, statusOf } from './status.ts';

const now = 1_790_000_000_000 as EpochMs;
const before = (minutes: number) => (now - minutes * 60_000) as EpochMs;
const settings = (patch: SettingsPatch) => patchSettings(defaultSettings('https://api.example'), patch);
const calm: StatusInputs = {
  settings: settings({}),
  sync: { failures: 0, notBefore: 0, refused: {}, accepted: 0, quarantined: 0 },
  proving: false,
  room: { evicted: 0, storing: true },
  catalogue: {},
  waiting: 0,
  notices: [],
  online: true,
  now,
};
const sharing = settings({ platforms: { galxe: { share: true } } });

it('tells the loss of sightings before anything else', () => {
  const status = statusOf({ ...calm, settings: settings({ paused: true }), room: { evicted: 9, storing: false } });
  expect(status).toMatchObject({ tone: 'bad', text: expect.stringContaining('out of room') });
});

it.each([
  [settings({ paused: true }), 'Paused: nothing is read.'],
  [settings({ api: null }), 'No server: everything stays in this browser.'],
  [settings({}), 'Sharing is off. Crowd facts not fetched yet.'],
  [settings({ pullCrowd: false }), 'Sharing is off. Crowd facts are off.'],
  [sharing, 'Sharing is on; nothing to share yet.'],
])('says how it stands %#', (given, text) => expect(statusOf({ ...calm, settings: given }).text).toBe(text));

it('says how far the first download of the crowd is, and not while it can not go on', () => {
  const catalogue = { loading: { edition: 'main:1', seq: 1, parts: ['a', 'b', 'c'], done: 1 } };
  expect(statusOf({ ...calm, catalogue })).toMatchObject({ tone: 'info', text: 'Fetching the crowd’s facts: 1 of 3 parts.' });
  expect(statusOf({ ...calm, catalogue, online: false }).text).toContain('You are offline');
  expect(statusOf({ ...calm, catalogue, settings: settings({ pullCrowd: false }) }).text).not.toContain('Fetching');
});

it('says that the browser shows its work, as long as it does', () => {
  expect(statusOf({ ...calm, settings: sharing, proving: true, waiting: 3 })).toEqual({
    tone: 'info',
    text: 'Proving this browser is real…',
    detail: '3 to share, sent after a random while.',
  });
  expect(statusOf({ ...calm, settings: settings({}), proving: true }).text).toContain('Sharing is off.');
});

it('says plainly that the server does not answer, when it is tried again, and what waits', () => {
  const sync = {
    ...calm.sync,
    failures: 3,
    notBefore: (now + 5 * 60_000) as EpochMs,
    lastError: { code: 'unreachable', title: 'The server can not be reached.', at: before(1) },
  };
  expect(statusOf({ ...calm, settings: sharing, sync, waiting: 12 })).toEqual({
    tone: 'warn',
    text: 'The server does not answer.',
    detail: 'Tries again in 5 min. 12 to share, sent after a random while.',
  });
});

it('tells offline from a server that is away', () => {
  expect(statusOf({ ...calm, online: false, waiting: 2 })).toMatchObject({
    tone: 'warn',
    detail: '2 to share, sent after a random while.',
  });
});

it('tells how old the crowd’s facts are, also while nobody can be reached', () => {
  const catalogue = { asOf: before(12) };
  expect(statusOf({ ...calm, catalogue }).text).toBe('Sharing is off. Facts of the crowd: 12 min old.');
  expect(statusOf({ ...calm, catalogue, online: false }).detail).toBe('Facts of the crowd: 12 min old. Nothing waits to be sent.');
  const failing = { ...calm.sync, failures: 1 };
  expect(statusOf({ ...calm, catalogue, sync: failing }).detail).toContain('12 min old');
});

it('tells why the crowd’s facts were refused, and which are still used', () => {
  const refused = { code: 'bad_signature', reason: 'The signature does not fit.', at: before(1) };
  expect(statusOf({ ...calm, catalogue: { asOf: before(12), refused } })).toEqual({
    tone: 'bad',
    text: 'Facts of the crowd were refused. The signature does not fit.',
    detail: 'Still using those that are 12 min old.',
  });
  expect(statusOf({ ...calm, catalogue: { refused } }).detail).toBe('None are held.');
});

it('tells when all was shared, and what was refused on the way', () => {
  const sync = { ...calm.sync, accepted: 40, lastSuccessAt: before(4), refused: { invalid_field: 3 } };
  expect(statusOf({ ...calm, settings: sharing, sync })).toEqual({
    tone: 'good',
    text: 'All shared, last 4 min ago.',
    detail: '3 refused by the server, see Settings.',
  });
});

it('tells of a page that changed and how old what is shown is, and of a platform that was switched off', () => {
  const changed = { platform: 'galxe', notice: { what: 'changed', since: before(9) }, dataFrom: before(180) } as const;
  const off = { platform: 'kaito', notice: { what: 'off', since: before(9), reason: 'rows moved' }, dataFrom: before(60) } as const;
  expect(statusOf({ ...calm, notices: [changed, off] })).toEqual({
    tone: 'warn',
    text: 'Galxe: This page changed; showing data from 3 h ago.',
    detail: 'Also Kaito.',
  });
  expect(statusOf({ ...calm, notices: [off] })).toMatchObject({
    text: expect.stringMatching(/^Reading Kaito is switched off since .*:$/),
    detail: 'rows moved. Showing data from 1 h ago.',
  });
  expect(statusOf({ ...calm, settings: settings({ platforms: { kaito: { enabled: false } } }), notices: [off] }).tone).not.toBe('warn');
});
