import { LensError } from '@infofi-lens/shared/errors';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const own = vi.hoisted(() => {
  const origin = 'chrome-extension://abcdef';
  vi.stubGlobal('chrome', { runtime: { id: 'abcdef' } });
  vi.stubGlobal('location', { origin });
  return { origin, id: 'abcdef' };
});
const { answer, platformOf } = await import('./serve.ts');

const galxePage = { id: own.id, url: 'https://app.galxe.com/quest/Lumio', frameId: 0, tab: { id: 1 } };
const ownPage = { id: own.id, url: `${own.origin}/popup.html` };
const observed = {
  platform: 'galxe',
  adapter: 'galxe@1',
  observations: '[]',
  report: { captures: 1, rejected: 0, lost: 0, skipped: 0, warnings: {}, drifts: {}, pages: [] },
};
let called: string[];
const handler = (name: string, result: unknown) => async () => {
  called.push(name);
  return result as never;
};
const handlers: Parameters<typeof answer>[0] = {
  conditions: handler('conditions', {}),
  observed: handler('observed', { stored: 0, invalid: 0 }),
  'active-time': handler('active-time', {}),
  lookup: handler('lookup', []),
  chips: handler('chips', { locale: 'en', chips: [] }),
  'lookup-page': handler('lookup-page', undefined),
  past: handler('past', []),
  held: handler('held', { count: 0 }),
  worth: handler('worth', []),
  shill: handler('shill', undefined),
  words: handler('words', {}),
  'show-overlay': handler('show-overlay', {}),
  'fold-card': handler('fold-card', {}),
  'report-wrong': handler('report-wrong', {}),
  'change-settings': handler('change-settings', {}),
  'ask-crowd': () => Promise.reject(new Error('not asked here')),
  'sync-now': () => Promise.reject(new LensError('unreachable', 'The server can not be reached.')),
  standing: handler('standing', {}),
  appeal: handler('appeal', {}),
  'sign-link': handler('sign-link', { body: '{}', signature: '' }),
  ledger: handler('ledger', {}),
  'erase-shared': handler('erase-shared', {}),
  erase: () => Promise.reject(new Error('a detail of the inside')),
};
const ask = (lens: string, data: unknown, sender: object) => answer(handlers, { lens, data }, sender as never);

beforeEach(() => {
  called = [];
});

describe('the worker', () => {
  it('answers a page of the platform that the message is about', async () => {
    expect(await ask('observed', observed, galxePage)).toEqual({ ok: true, answer: { stored: 0, invalid: 0 } });
  });

  it.each(['pending_deletion', 'cached'])(
    'answers a page that is just being left (%s): it is the top frame no more',
    async (documentLifecycle) => {
      expect(await ask('observed', observed, { ...galxePage, frameId: 3, documentLifecycle })).toMatchObject({ ok: true });
    },
  );

  it.each([
    ['another platform’s page', { ...galxePage, url: 'https://kaito.ai/' }],
    ['a page that only looks alike', { ...galxePage, url: 'https://app.galxe.com.evil.example/' }],
    ['a page without encryption', { ...galxePage, url: 'http://app.galxe.com/' }],
    ['a frame inside a page', { ...galxePage, frameId: 3 }],
    ['another extension', { ...galxePage, id: 'other' }],
    ['nobody known', { id: own.id }],
  ])('refuses sightings from %s', async (_, sender) => {
    expect(await ask('observed', observed, sender)).toMatchObject({ ok: false, code: 'not_allowed' });
    expect(called).toEqual([]);
  });

  it.each(['change-settings', 'sync-now', 'ask-crowd', 'sign-link', 'erase'])(
    'takes "%s" from pages of the extension only',
    async (name) => {
      expect(await ask(name, {}, galxePage)).toMatchObject({ ok: false, code: 'not_allowed' });
    },
  );

  it('lets its own pages look things up as pages do', async () => {
    expect(await ask('lookup', { keys: ['galxe:campaign:GC1'] }, ownPage)).toMatchObject({ ok: true });
  });

  it.each([
    ['lookup', { keys: ['no key'] }],
    ['lookup', { keys: Array.from({ length: 201 }, (_, i) => `galxe:campaign:${i}`) }],
    ['observed', { ...observed, more: 1 }],
    ['active-time', { meter: 'm', seq: 1, campaign: 'galxe:campaign:1', activeMs: -5, at: 1_763_640_000_000 }],
  ])('refuses a "%s" of the wrong form', async (name, data) => {
    expect(await ask(name, data, galxePage)).toMatchObject({ ok: false, code: 'invalid_message' });
    expect(called).toEqual([]);
  });

  it.each(['toString', 'conditions-changed', 'nothing'])('does not know a message "%s"', async (name) => {
    expect(await ask(name, {}, ownPage)).toMatchObject({ ok: false, code: 'unknown_message' });
  });

  it('says why it could not, and nothing of its inside', async () => {
    expect(await ask('sync-now', {}, ownPage)).toEqual({ ok: false, code: 'unreachable', title: 'The server can not be reached.' });
    expect(await ask('erase', {}, ownPage)).toEqual({ ok: false, code: 'failed', title: 'Something went wrong in the extension.' });
  });
});

it('knows a platform by its host', () => {
  expect(platformOf('https://www.kaito.ai/mindshare-arena/voices')).toBe('kaito');
  expect(platformOf('https://example.com/')).toBeUndefined();
});
