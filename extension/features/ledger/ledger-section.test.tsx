// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it, vi } from 'vitest';
import type { LedgerState } from '../../storage/tables/state.ts';

const server = 'https://api.example';
const now = Date.now() as EpochMs;
/** What the worker was asked for, and what it answers. */
let asked: unknown[];
let reply: () => unknown;

async function show({ signedIn = true, on = false, ledger = {} }: { signedIn?: boolean; on?: boolean; ledger?: Partial<LedgerState> }) {
  const sendMessage = async ({ data }: { data: unknown }) => {
    asked.push(data);
    return reply();
  };
  vi.stubGlobal('chrome', { runtime: { id: 'lens', sendMessage } });
  document.body.innerHTML = '<div id="root"></div>';
  vi.resetModules(); // the browser is looked up when the module is first loaded
  const { store } = await import('../../storage/store.ts');
  const tokens = {
    ...{ status: 'signed_in' as const, accessToken: 'a', refreshToken: 'r' },
    ...{ accessTokenExpiresAt: (now + 900_000) as EpochMs, refreshTokenExpiresAt: (now + 900_000) as EpochMs },
  } as const;
  await store.erase();
  await store.atOnce(async () => {
    await store.settings.change({ api: server, syncLedger: on ? 'me' : null });
    await store.state.putLedger({ notBefore: 0, refused: 0, ...ledger });
    if (signedIn) await store.session.keep({ server, tokens });
  });
  const { LedgerSection } = await import('./ledger-section.tsx');
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<LedgerSection />);
  await expect.poll(() => document.body.textContent).toContain('They are not encrypted there');
}
const text = () => document.body.textContent ?? '';
const choice = () => document.querySelector<HTMLInputElement>('input[role=switch]');
const button = (name: string) => [...document.querySelectorAll('button')].find((one) => one.textContent === name);

beforeEach(() => {
  asked = [];
  reply = () => ({ ok: true, answer: {} });
});

it('asks to sign in first, and offers nothing before', async () => {
  await show({ signedIn: false });
  expect(text()).toContain('Sign in above');
  expect(choice()).toBeNull();
  expect(button('Delete it from my account')).toBeUndefined();
});

it('is off until it is chosen, and asks the worker to begin', async () => {
  await show({});
  expect(choice()?.checked).toBe(false);
  choice()?.click();
  await expect.poll(() => asked).toEqual([{ wish: 'start' }]);
});

it('says when it was last in step, what was refused, and what went wrong with what to do', async () => {
  const lastError = { code: 'unreachable', title: 'The server can not be reached.', at: now };
  await show({ on: true, ledger: { lastSuccessAt: (now - 3_600_000) as EpochMs, refused: 1, lastError } });
  expect(choice()?.checked).toBe(true);
  expect(text()).toContain('Last in step 1 h ago. 1 entry was refused');
  expect(text()).toContain('tried again by itself every five minutes');
  button('Do it now')?.click();
  await expect.poll(() => asked).toEqual([{ wish: 'now' }]);
});

it('can be switched off although nobody is signed in any more', async () => {
  await show({ signedIn: false, on: true });
  choice()?.click();
  await expect.poll(() => asked).toEqual([{ wish: 'stop' }]);
});

it('says why it ended by itself', async () => {
  await show({ ledger: { ended: 'other_account' } });
  expect(text()).toContain('Another account is signed in now');
});

it('deletes what the account has once that was confirmed, and says so', async () => {
  await show({ on: true });
  button('Delete it from my account')?.click();
  expect(asked).toEqual([]);
  button('Delete it')?.click();
  await expect.poll(text).toContain('Your record was deleted from your account.');
  expect(asked).toEqual([{ wish: 'delete' }]);
});

it('says what the person can do when the worker could not do it', async () => {
  reply = () => ({ ok: false, code: 'unauthenticated', title: 'Nobody is signed in.' });
  await show({});
  choice()?.click();
  await expect.poll(text).toContain('Sign in above, then try again.');
  expect(choice()?.checked).toBe(false);
});
