// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SettingsPatch } from '../../storage/settings-schema.ts';
import type { Store } from '../../storage/store.ts';
import type { OnboardingParts } from './onboarding-page.tsx';

const now = 1_790_000_000_000 as EpochMs;
let store: Store;
let root: Root | undefined;
let sent: SettingsPatch[];
let works: boolean;
let opened: object[];

const parts: OnboardingParts = {
  leaving: (platform) => <p>leaving {platform}</p>,
  reading: () => <p>reading</p>,
  sharing: () => <p>sharing</p>,
  card: ({ estimate }) => <p>card {estimate.status}</p>,
  announcements: null,
};

async function open(): Promise<void> {
  document.body.innerHTML = '<div id="root"></div>';
  const { OnboardingPage } = await import('./onboarding-page.tsx');
  const place = document.getElementById('root');
  root = place ? createRoot(place) : undefined;
  root?.render(<OnboardingPage parts={parts} />);
  await expect.poll(heading).toBeTruthy();
}
const heading = () => document.querySelector('h2')?.textContent;
const button = (name: string) => [...document.querySelectorAll<HTMLElement>('button')].find(({ textContent }) => textContent === name);
const press = async (name: string) => {
  await expect.poll(() => button(name)).toBeDefined();
  button(name)?.click();
};

beforeEach(async () => {
  sent = [];
  opened = [];
  works = true;
  const sendMessage = async ({ data }: { data: SettingsPatch }) => {
    sent.push(data);
    if (!works) return { ok: false, code: 'failed', title: 'No.' };
    await store.atOnce(() => store.settings.change(data));
    return { ok: true, answer: {} };
  };
  vi.stubGlobal('chrome', {
    i18n: { getUILanguage: () => 'en' },
    runtime: { id: 'lens', sendMessage },
    tabs: { create: async (tab: object) => void opened.push(tab) },
  });
  vi.resetModules(); // the browser is looked up when the module is first loaded
  ({ store } = await import('../../storage/store.ts'));
  await store.erase();
});
afterEach(() => root?.unmount());

it('goes through its steps and back, and puts the reader at each new heading', async () => {
  await open();
  expect(heading()).toBe('It reads along, and does nothing else');
  await press('Next');
  await expect.poll(heading).toBe('Nothing leaves unless you say so');
  expect(document.activeElement?.textContent).toBe(heading());
  await press('Back');
  await expect.poll(heading).toBe('It reads along, and does nothing else');
});

it('is gone on with where it was left', async () => {
  await open();
  await press('Next');
  await press('Next');
  await expect.poll(heading).toBe('Choose, site by site');
  await expect.poll(async () => (await store.state.onboarding()).step).toBe('choices');
  root?.unmount();
  await open();
  expect(heading()).toBe('Choose, site by site');
  expect((await store.settings.get()).onboardedAt).toBeNull();
});

it('decides nothing but that it was answered when it is skipped', async () => {
  await open();
  await press('Skip, share nothing');
  await expect.poll(heading).toBe('Ready');
  expect(sent.map((patch) => Object.keys(patch))).toEqual([['onboardedAt']]);
  await expect.poll(() => document.body.textContent).toContain('Nothing is shared.');
  await expect.poll(() => document.body.textContent).toContain('Set up.');
});

it('says so when the answer could not be kept, and stays unanswered', async () => {
  works = false;
  await open();
  await press('Skip, share nothing');
  await expect.poll(() => document.body.textContent).toContain('could not be saved. Nothing is shared.');
  expect((await store.settings.get()).onboardedAt).toBeNull();
});

it('shows what would leave one platform at a time', async () => {
  await open();
  await press('2 What leaves');
  await expect.poll(() => document.body.textContent).toContain('leaving galxe');
  document.querySelectorAll<HTMLElement>('input[type=radio]')[3]?.click();
  await expect.poll(() => document.body.textContent).toContain('leaving x');
  expect(document.body.textContent).not.toContain('leaving galxe');
});

it('opens by itself once, and not where somebody has decided', async () => {
  const { openOnboardingOnce } = await import('./open-once.ts');
  await openOnboardingOnce(store, now);
  await openOnboardingOnce(store, now);
  expect(opened).toHaveLength(1);
  await store.erase();
  await store.atOnce(() => store.settings.change({ onboardedAt: now }));
  await openOnboardingOnce(store, now);
  expect(opened).toHaveLength(1);
});
