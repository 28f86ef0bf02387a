// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { XLink } from '@infofi-lens/shared/contracts/x-links';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it, vi } from 'vitest';

const server = 'https://api.example';
const now = Date.now() as EpochMs;
const wallet = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const linked = (handle: string, change: Partial<XLink> = {}): XLink => ({
  ...{ id: crypto.randomUUID(), wallet, xId: '7', handle, public: false, statedAt: now, message: 'I state', signature: '0x00' },
  ...{ confidence: 0.5 as Ratio, conflicts: 0, basis: 'stated' },
  ...change,
});

/** What the server holds, whether somebody has signed, and how it answers next; `undefined` is as it should. */
let links: XLink[];
let signed: boolean;
let refusal: ((method: string) => Response | Promise<never> | undefined) | undefined;
let asked: [method: string, path: string, body: unknown][];
let opened: string[];

function answerOfServer(url: string, { method = 'GET', body }: RequestInit = {}): Response | Promise<never> {
  const path = url.replace(server, '');
  if (method !== 'GET') asked.push([method, path, body === undefined ? undefined : JSON.parse(String(body))]);
  const refused = refusal?.(method);
  if (refused) return refused;
  if (method === 'GET') return Response.json({ items: links });
  if (method === 'DELETE') links = links.filter(({ id }) => !path.endsWith(id));
  if (method === 'POST' && path === '/v1/profiles/link-x') {
    if (!signed) return Response.json({ status: 'pending' }, { status: 202 });
    links = [linked('lumio', { public: true })];
    return Response.json(links[0], { status: 201 });
  }
  return new Response(null, { status: 204 });
}

async function show(wallets = [{ address: wallet, linkedAt: now }]): Promise<void> {
  vi.stubGlobal('chrome', { runtime: { id: 'lens' }, tabs: { create: async ({ url }: { url: string }) => void opened.push(url) } });
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => answerOfServer(url, init));
  vi.stubGlobal('navigator', { ...navigator, locks: { request: (_: string, work: () => unknown) => work() } });
  document.body.innerHTML = '<div id="root"></div>';
  vi.resetModules(); // the browser is looked up when the module is first loaded
  const { store, database } = await import('../../storage/store.ts');
  const ends = { accessTokenExpiresAt: (now + 900_000) as EpochMs, refreshTokenExpiresAt: (now + 900_000) as EpochMs };
  await store.erase();
  await store.atOnce(() =>
    store.session.keep({ server, tokens: { status: 'signed_in', accessToken: 'access', refreshToken: 'refresh', ...ends } }),
  );
  const handle = { value: 'lumio', observedAt: now, via: 'network', adapter: 'x@1' } as const;
  await database.facts.put({
    ...{ key: 'x:profile:7', platform: 'x', kind: 'profile', id: '7', fields: { handle }, firstSeen: now, lastSeen: now, age: now },
    page: 'x:profile:lumio',
  });
  const { XAccounts } = await import('./x-accounts.tsx');
  const root = document.getElementById('root');
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  if (root)
    createRoot(root).render(
      <QueryClientProvider client={client}>
        <XAccounts server={server} account={{ id: 'acc-1', createdAt: now, wallets }} />
      </QueryClientProvider>,
    );
}
const page = () => document.body.textContent ?? '';
const until = (text: string) => expect.poll(page, { timeout: 8_000 }).toContain(text);
const button = (name: string) =>
  [...document.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name);
const press = (name: string) => button(name)?.click();
function type(text: string) {
  const input = document.querySelector<HTMLInputElement>('input[type="text"]');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input?.dispatchEvent(new Event('input', { bubbles: true }));
}
async function openForm() {
  await until('None is linked.');
  press('Link an X handle');
  await until('Who may see it');
}

beforeEach(() => {
  [links, asked, opened, signed, refusal] = [[], [], [], false, undefined];
});

it('says of each link since when, by which wallet, how sure and why, and what of it is public', async () => {
  links = [
    linked('lumio', { public: true }),
    linked('two', { confidence: 0.25 as Ratio, conflicts: 1 }),
    linked('mine', { confidence: 0.95 as Ratio, basis: 'seen' }),
    linked('theirs', { confidence: 0 as Ratio, conflicts: 2 }),
  ];
  await show();
  await until('@lumio');
  const items = [...document.querySelectorAll('li')].map(({ textContent }) => textContent ?? '');
  expect(items[0]).toContain(`Signed by ${wallet}`);
  expect(items[0]).toContain('50% sure: your signature alone says so.');
  expect(items[0]).toContain('Public: everybody can see that this wallet and this X account belong together');
  expect(items[1]).toContain('25% sure: 1 other account says the same.');
  expect(items[1]).toContain('Not public: it serves your own comparison alone.');
  expect(items[2]).toContain('95% sure: your code was seen on the profile.');
  expect(items[3]).toContain('Not counted: somebody else has proven');
});

it('takes a link back after asking once more, with the safe answer under the keyboard', async () => {
  links = [linked('lumio')];
  const [{ id } = { id: '' }] = links;
  await show();
  await until('@lumio');
  press('Take back the link to @lumio');
  await until('The server deletes what you signed.');
  expect(document.activeElement?.textContent).toBe('Keep it');
  press('Keep it');
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('Take back the link to @lumio');
  expect(asked).toEqual([]);
  press('Take back the link to @lumio');
  await until('Take it back');
  press('Take it back');
  await until('The link to @lumio is taken back');
  expect(asked).toEqual([['DELETE', `/v1/profiles/link-x/${id}`, undefined]]);
  await until('None is linked.');
});

it('links the account that was met, as its number, for the person alone unless they say otherwise', async () => {
  await show();
  await openForm();
  type('@LUMIO');
  await until('number 7 on X');
  press('Go on to sign');
  await until('Waiting for a wallet of yours to sign for @lumio');
  expect(asked[0]).toMatchObject(['POST', '/v1/profiles/link-x/connect', { xId: '7', handle: 'lumio', public: false }]);
  expect(opened).toEqual([expect.stringMatching(/^https:\/\/api\.example\/connect\?lang=en#challenge=[\w-]{43}&for=x$/)]);
  expect(page()).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/); // the code that the other page shows, too
  signed = true;
  await until('@lumio linked since');
  expect(button('Link an X handle')).toBeDefined();
});

it('asks for what everybody may see only where that was chosen, and says what it means', async () => {
  await show();
  await openForm();
  type('lumio');
  await until('number 7 on X');
  document.querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]?.click();
  await until('are publicly one person’s');
  press('Go on to sign');
  await until('Waiting for a wallet');
  expect(asked[0]?.[2]).toMatchObject({ public: true });
});

it('says of a handle that was never met how it gets met, and of what is none what one is', async () => {
  await show();
  await openForm();
  type('stranger');
  await until('This browser has not met @stranger yet');
  expect(page()).toContain('Switch X on under Platforms, open x.com/stranger');
  expect(button('Go on to sign')).toHaveProperty('disabled', true);
  type('two words');
  await until('A handle has at most 15 letters');
});

it('sends who has no wallet to where one is added', async () => {
  await show([]);
  await until('your account has none. Add one above');
  expect(button('Link an X handle')).toBeUndefined();
});

it('says so when the server is away, and asks again on demand', async () => {
  refusal = () => Promise.reject(new TypeError('Failed to fetch'));
  await show();
  await until('Which X accounts are linked could not be asked');
  expect(page()).toContain('Try again when you are online');
  refusal = undefined;
  links = [linked('lumio')];
  press('Ask again');
  await until('@lumio');
});

it('says that nothing has changed when the server does not take it back', async () => {
  links = [linked('lumio')];
  await show();
  await until('@lumio');
  refusal = (method) => (method === 'DELETE' ? Promise.reject(new TypeError('Failed to fetch')) : undefined);
  press('Take back the link to @lumio');
  await until('Take it back');
  press('Take it back');
  await until('nothing has changed');
  expect(page()).toContain('@lumio');
});
