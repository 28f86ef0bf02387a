// @vitest-environment happy-dom
import type { EpochMs } from '@infofi-lens/shared/units';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it, vi } from 'vitest';

const now = 1_790_000_000_000 as EpochMs;
const sent: unknown[] = [];
let reply: unknown;

beforeEach(async () => {
  sent.length = 0;
  reply = { ok: true, answer: {} };
  const sendMessage = async (message: unknown) => {
    sent.push(message);
    return reply;
  };
  vi.stubGlobal('chrome', { runtime: { id: 'lens', sendMessage } });
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  document.body.innerHTML = '<div id="root"></div>';
  vi.resetModules(); // the browser is looked up when the module is first loaded
  const { FirstRun } = await import('./first-run.tsx');
  const root = document.getElementById('root');
  if (root) await act(async () => createRoot(root).render(<FirstRun now={now} />));
});
const click = (element: HTMLElement | null | undefined) => act(async () => element?.click());
const button = () => document.querySelector<HTMLElement>('.lens-button');
const switches = () => [...document.querySelectorAll<HTMLInputElement>('input[role=switch]')];

it('offers no sharing that is on already, and none of X', () => {
  expect(switches().map(({ checked }) => checked)).toEqual([false, false, false]);
  expect(document.body.textContent).toContain('X is neither read nor shared');
});

it('shares nothing when nothing was chosen', async () => {
  expect(button()?.textContent).toBe('Start, share nothing');
  await click(button());
  const off = { share: false };
  expect(sent).toEqual([{ lens: 'change-settings', data: { onboardedAt: now, platforms: { galxe: off, layer3: off, kaito: off } } }]);
});

it('shares what was chosen, and says so before', async () => {
  await click(switches()[0]);
  await click(switches()[2]);
  expect(button()?.textContent).toBe('Start, share from Galxe and Kaito');
  await click(button());
  expect(sent).toMatchObject([{ data: { platforms: { galxe: { share: true }, layer3: { share: false }, kaito: { share: true } } } }]);
});

it('says that nothing is shared when the choice could not be saved', async () => {
  reply = { ok: false, code: 'failed', title: 'No.' };
  await click(button());
  expect(document.body.textContent).toContain('Your choice could not be saved. Nothing is shared.');
});
