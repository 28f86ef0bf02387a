// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { type Announcement, announcements } from '@infofi-lens/shared/collection/announcements';
import type { EpochMs } from '@infofi-lens/shared/units';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Store } from '../../storage/store.ts';
import { whyOf } from './words.ts';

const now = 1_790_000_000_000 as EpochMs;
const all: readonly Announcement[] = [
  { no: 1, day: '2026-11-25', adds: [], print: '' },
  { no: 2, day: '2026-12-01', adds: [{ platforms: ['galxe'], kinds: ['campaign'], fields: ['participants', 'gas'] }], print: '' },
];
let store: Store;
let root: Root | undefined;

async function open(): Promise<void> {
  document.body.innerHTML = '<div id="root"></div>';
  const { Announcements } = await import('./announcements.tsx');
  const place = document.getElementById('root');
  root = place ? createRoot(place) : undefined;
  root?.render(
    <>
      <Announcements all={all} />
      <p>there</p>
    </>,
  );
  await expect.poll(shown).toContain('there');
}
const shown = () => document.body.textContent;

beforeEach(async () => {
  const sendMessage = async ({ data }: { data: object }) => {
    await store.atOnce(() => store.settings.change(data));
    return { ok: true, answer: {} };
  };
  vi.stubGlobal('chrome', { runtime: { id: 'lens', sendMessage } });
  vi.resetModules(); // the browser is looked up when the module is first loaded
  ({ store } = await import('../../storage/store.ts'));
  await store.erase();
});
afterEach(() => root?.unmount());

it('names what may be shared now in the words it has everywhere, until it was acknowledged', async () => {
  await store.atOnce(() => store.settings.change({ onboardedAt: now }));
  await open();
  await expect.poll(shown).toContain('Galxe: Participants and Gas');
  document.querySelector<HTMLElement>('button')?.click();
  await expect.poll(shown).toBe('there');
  expect((await store.settings.get()).acknowledged).toBe(2);
});

it('says nothing to somebody who has not decided anything yet', async () => {
  await open();
  await store.atOnce(() => store.settings.change({ theme: 'dark' }));
  await expect.poll(shown).toBe('there');
});

it('has words for every announcement there is', () => {
  expect(announcements.filter(({ no }) => whyOf(no) === undefined)).toEqual([]);
});
