// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { Account, SessionList } from '@infofi-lens/shared/contracts/account';
import type { EpochMs } from '@infofi-lens/shared/units';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it, vi } from 'vitest';

const server = 'https://api.example';
const now = Date.now() as EpochMs;
const wallets = ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'];
const ids = ['8c1a5f50-6f0b-4d0c-9a5e-0d6f5a3c2b10', '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed', '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d'];

/** What the server holds, and how it answers next; `undefined` is as it should. */
let account: Account;
let sessions: SessionList['items'];
let refusal: ((method: string, path: string) => Response | Promise<never> | undefined) | undefined;
let asked: [method: string, path: string, body: unknown][];

function answerOfServer(url: string, init: RequestInit = {}): Response | Promise<never> {
  const { method = 'GET', body } = init;
  const path = url.replace(server, '');
  const said: unknown = body === undefined ? undefined : JSON.parse(String(body));
  if (method !== 'GET') asked.push([method, path, said]);
  const refused = refusal?.(method, path);
  if (refused) return refused;
  if (method === 'GET') {
    if (path === '/v1/auth/me') return Response.json(account);
    return Response.json({ items: path === '/v1/auth/sessions' ? sessions : [] });
  }
  if (path === '/v1/profiles/link-wallet')
    account = { ...account, wallets: account.wallets.filter(({ address }) => address !== Object(said).address) };
  if (path === '/v1/auth/email' && method === 'POST') return Response.json({ status: 'mail_sent' }, { status: 202 });
  if (path === '/v1/auth/me') {
    const tables = { accounts: { deleted: 1, left: 0 }, account_wallets: { deleted: 2, left: 0 } };
    return Response.json({
      keyId: 'ab'.repeat(8),
      signature: 'cd'.repeat(64),
      text: JSON.stringify({ account: account.id, at: now, tables }),
    });
  }
  if (path === '/v1/auth/sessions') {
    sessions = sessions.filter(({ current }) => current);
    return Response.json({ ended: 2 });
  }
  sessions = sessions.filter(({ id }) => path !== `/v1/auth/sessions/${id}`);
  return new Response(null, { status: 204 });
}
const problem = (code: string, status: number) => Response.json({ type: '/x', title: 'No.', status, code, requestId: 'r' }, { status });

async function show(): Promise<void> {
  vi.stubGlobal('chrome', { runtime: { id: 'lens' }, tabs: { create: async () => ({}) } });
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => answerOfServer(url, init));
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
  await store.erase();
  await store.atOnce(async () => {
    await store.settings.change({ api: server });
    await store.session.keep({ server, tokens });
  });
  const { AccountSection } = await import('./account-section.tsx');
  const root = document.getElementById('root');
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  if (root)
    createRoot(root).render(
      <QueryClientProvider client={client}>
        <AccountSection />
      </QueryClientProvider>,
    );
}

const page = () => document.body.textContent ?? '';
const until = (text: string) => expect.poll(page).toContain(text);
const button = (name: string) =>
  [...document.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name);
const press = (name: string) => button(name)?.dispatchEvent(new MouseEvent('click', { bubbles: true }));

beforeEach(() => {
  account = { id: 'acc-1', createdAt: now, wallets: wallets.map((address) => ({ address, linkedAt: now })) };
  const device = { browser: 'firefox', system: 'mac' } as const;
  sessions = ids.map((id, at) => ({ id, createdAt: now, lastUsedAt: now, device, current: at === 0 }));
  refusal = undefined;
  asked = [];
});

it('shows the ways in, and takes one away; the last one offers no button', async () => {
  await show();
  await until(wallets[1] ?? '');
  press(`Remove the wallet ${wallets[1]}`);
  await until('This is the only way into your account');
  expect(asked).toEqual([['DELETE', '/v1/profiles/link-wallet', { address: wallets[1] }]]);
  expect(button(`Remove the wallet ${wallets[0]}`)).toBeUndefined();
});

it('lists where one is signed in, marks this browser, and ends one or all others', async () => {
  await show();
  await until('Firefox, Mac');
  expect(page()).toContain('Firefox, Mac this browser');
  const ends = [...document.querySelectorAll('button')].filter((one) => one.textContent === 'Sign out' && one.hasAttribute('aria-label'));
  expect(ends).toHaveLength(2);
  ends[0]?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await expect.poll(() => asked).toEqual([['DELETE', `/v1/auth/sessions/${ids[1]}`, undefined]]);
  await expect.poll(() => page().split('Firefox, Mac')).toHaveLength(3);
  sessions = ids.map((id, at) => ({
    id,
    createdAt: now,
    lastUsedAt: now,
    device: { browser: 'edge', system: 'windows' },
    current: at === 0,
  }));
  await show();
  await expect.poll(() => button('Sign out everywhere else')).toBeDefined();
  press('Sign out everywhere else');
  await until('Nowhere else.');
});

it('deletes the account after asking once more, signs out here, and shows what the server signed for', async () => {
  await show();
  await until('Delete the account…');
  press('Delete the account…');
  await until('There is no way back.');
  expect(document.activeElement?.textContent).toBe('Keep it');
  expect(asked).toEqual([]);
  press('Delete it');
  await until('Your account is deleted');
  expect(asked).toEqual([['DELETE', '/v1/auth/me', { erase: 'account' }]]);
  expect(page()).toContain('the server deleted 3 rows, and counted afterwards that none is left in the 2 tables');
  expect(page()).toContain('abababababababab');
  await expect.poll(() => button('Sign in')).toBeDefined();
});

it.each([
  ['can not be reached', () => Promise.reject(new TypeError('Failed to fetch')), 'Try again when you are online'],
  ['finds it the last way in', () => problem('last_way_to_sign_in', 409), 'Add another one first'],
])('says that nothing has changed when the server %s, and what to do', async (_, answer, words) => {
  await show();
  await until(wallets[1] ?? '');
  refusal = (method) => (method === 'DELETE' ? answer() : undefined);
  press(`Remove the wallet ${wallets[1]}`);
  await until('nothing has changed');
  expect(page()).toContain(words);
  expect(page()).toContain(wallets[1]);
});

it('says so when the server is away, and asks again on demand', async () => {
  refusal = () => Promise.reject(new TypeError('Failed to fetch'));
  await show();
  await until('The server could not be asked who you are');
  expect(page()).toContain('Signed in');
  refusal = undefined;
  press('Ask again');
  await until(wallets[0] ?? '');
  expect(page()).not.toContain('could not be asked');
});

it('adds an address: says where the mail went, and what was wrong with the password', async () => {
  await show();
  await until('Add an e-mail address');
  press('Add an e-mail address');
  const write = async (type: string, value: string) => {
    await expect.poll(() => document.querySelector(`input[type="${type}"]`)).toBeTruthy();
    const input = document.querySelector<HTMLInputElement>(`input[type="${type}"]`);
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
    input?.dispatchEvent(new Event('input', { bubbles: true }));
  };
  await write('email', ' maria@mail.example ');
  await write('password', 'password123');
  refusal = (method) => (method === 'POST' ? problem('password_too_common', 400) : undefined);
  const submit = () => document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  submit();
  await until('among the first that somebody would guess');
  refusal = undefined;
  submit();
  await until('A mail is on its way to maria@mail.example');
  expect(asked.at(-1)).toEqual(['POST', '/v1/auth/email', { email: 'maria@mail.example', password: 'password123' }]);
});
