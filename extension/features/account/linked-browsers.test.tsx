// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it, vi } from 'vitest';

const server = 'https://api.example';
const own = 'a'.repeat(64) as ContributorId;
const old = 'b'.repeat(64) as ContributorId;
const now = Date.now() as EpochMs;

/** What the server holds, and how it answers next; `undefined` is as it should. */
let links: ContributorId[];
let refusal: (() => Response | never) | undefined;
let asked: { method: string; path: string; body: string; authorization: string | null; signature: string | null }[];
/** What the worker was asked to sign. */
let signed: unknown[];

async function answerOfServer(url: string, init: RequestInit = {}): Promise<Response> {
  const { method = 'GET', body } = init;
  const headers = new Headers(init.headers);
  const said = typeof body === 'string' ? body : new TextDecoder().decode((body ?? new Uint8Array()) as Uint8Array);
  const path = url.replace(server, '');
  const [authorization, signature] = [headers.get('authorization'), headers.get('lens-signature')];
  asked.push({ method, path, body: said, authorization, signature });
  if (method === 'GET') return Response.json({ items: links.map((contributor) => ({ contributor, linkedAt: now })) });
  if (refusal) return refusal();
  const { contributor } = JSON.parse(said);
  links = method === 'POST' ? [...links, contributor] : links.filter((one) => one !== contributor);
  return new Response(null, { status: 204 });
}
const problem = (code: string, status: number) => Response.json({ type: '/x', title: 'No.', status, code, requestId: 'r' }, { status });

async function show({ knownTo }: { knownTo: string[] | undefined }): Promise<void> {
  const sendMessage = async ({ lens, data }: { lens: string; data: unknown }) => {
    signed.push([lens, data]);
    return { ok: true, answer: { body: JSON.stringify({ contributor: own }), signature: 'signed' } };
  };
  vi.stubGlobal('chrome', { runtime: { id: 'lens', sendMessage } });
  vi.stubGlobal('fetch', answerOfServer);
  vi.stubGlobal('navigator', { ...navigator, locks: { request: (_: string, work: () => unknown) => work() } });
  document.body.innerHTML = '<div id="root"></div>';
  vi.resetModules(); // the browser is looked up when the module is first loaded
  const { store } = await import('../../storage/store.ts');
  const tokens = {
    status: 'signed_in',
    accessToken: 'access',
    accessTokenExpiresAt: (now + 900_000) as EpochMs,
    refreshToken: 'refresh',
    refreshTokenExpiresAt: (now + 900_000) as EpochMs,
  } as const;
  const keyPair = {} as CryptoKeyPair; // nothing here signs: the worker does
  const row = { id: 'device', keyPair, contributor: own, publicKey: '', counter: 0, registeredAt: knownTo ?? [] } as const;
  await store.erase();
  await store.atOnce(async () => {
    await store.session.keep({ server, tokens });
    if (knownTo) await store.identity.keep({ ...row });
  });
  const { LinkedBrowsers } = await import('./linked-browsers.tsx');
  const root = document.getElementById('root');
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  if (root)
    createRoot(root).render(
      <QueryClientProvider client={client}>
        <LinkedBrowsers server={server} account="acc-1" />
      </QueryClientProvider>,
    );
  await until('This browser');
  if (knownTo?.includes(server)) await expect.poll(() => button('Link this browser') ?? button('Unlink')).toBeDefined();
}
const page = () => document.body.textContent ?? '';
const button = (name: string) =>
  [...document.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name);
const press = (name: string) => button(name)?.click();
const until = (words: string) => expect.poll(page).toContain(words);

beforeEach(() => {
  links = [];
  refusal = undefined;
  asked = [];
  signed = [];
});

it('links this browser with what its key signed for that account, and gives it up again', async () => {
  await show({ knownTo: [server] });
  expect(page()).toContain('This browser not linked');
  button('Link this browser')?.focus();
  press('Link this browser');
  await until('This browser linked since');
  expect(signed).toEqual([['sign-link', { account: 'acc-1' }]]);
  const taken = { method: 'POST', path: '/v1/contributors/link', authorization: 'Bearer access', signature: 'signed' };
  expect(asked.filter(({ method }) => method === 'POST')).toMatchObject([taken]);
  expect(document.activeElement?.textContent).toBe('Unlink'); // whoever pressed it with a key keeps their place
  press('Unlink');
  await until('This browser not linked');
  expect(asked.at(-2)).toMatchObject({ method: 'DELETE', body: JSON.stringify({ contributor: own }), authorization: 'Bearer access' });
});

it('shows what else is linked, such as a key that was deleted, and gives that up alone', async () => {
  links = [own, old];
  await show({ knownTo: [server] });
  press('Unlink the browser with key bbbbbbbb…');
  await expect.poll(() => links).toEqual([own]);
  await expect.poll(page).not.toContain('Another browser');
  expect(page()).toContain('This browser linked since');
});

it.each([
  ['has no key', undefined],
  ['is known to another server only', ['https://other.example']],
])('offers no link while this browser %s, and says how that changes', async (_, knownTo) => {
  await show({ knownTo });
  await until('after the first upload it can be linked here');
  expect(button('Link this browser')).toBeUndefined();
});

it.each([
  ['can not be reached', () => Promise.reject(new TypeError('Failed to fetch')) as never, 'Try again when you are online'],
  ['finds the clock wrong', () => problem('request_stale', 401), 'Set it right'],
  ['does not know the key', () => problem('unknown_contributor', 401), 'then link again'],
  ['fails', () => problem('internal_error', 500), 'That did not work (internal_error). Try again.'],
])('says what to do when the server %s, and shows what is so', async (_, answer, words) => {
  await show({ knownTo: [server] });
  refusal = answer;
  press('Link this browser');
  await until('nothing has changed');
  expect(page()).toContain(words);
  expect(page()).toContain('This browser not linked');
  refusal = undefined;
  press('Link this browser');
  await until('This browser linked since');
  await expect.poll(page).not.toContain('nothing has changed');
});
