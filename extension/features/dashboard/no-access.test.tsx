// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../storage/settings-schema.ts';

/** As much of a browser as permissions need: sites that are kept from the extension, and who hears of a change. */
const kept = new Set<string>();
const heard = new Set<() => void>();
const event = {
  addListener: (listener: () => void) => void heard.add(listener),
  removeListener: (listener: () => void) => void heard.delete(listener),
};

beforeEach(() => {
  kept.clear();
  heard.clear();
  vi.stubGlobal('chrome', {
    runtime: { id: 'lens' },
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => !origins.some((origin) => kept.has(origin)),
      async request({ origins }: { origins: string[] }) {
        for (const origin of origins) kept.delete(origin);
        for (const listener of heard) listener();
        return true;
      },
      onAdded: event,
      onRemoved: event,
    },
  });
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  document.body.innerHTML = '<div id="root"></div>';
  vi.resetModules(); // the browser is looked up when the module is first loaded
});
async function show(settings = defaultSettings(null)) {
  const { NoAccess } = await import('./no-access.tsx');
  const root = document.getElementById('root');
  if (root) await act(async () => createRoot(root).render(<NoAccess settings={settings} />));
  return document.body.textContent;
}

it('says nothing while every site that is to be read may be read; X is not to be read', async () => {
  kept.add('https://x.com/*');
  expect(await show()).toBe('');
});

it('names the sites that the browser keeps it from, until they are allowed again', async () => {
  kept.add('https://app.galxe.com/*');
  kept.add('https://kaito.ai/*');
  expect(await show()).toContain('does not let InfoFi Lens read Galxe and Kaito');
  await act(async () => document.querySelector<HTMLElement>('.lens-button')?.click());
  expect(document.body.textContent).toBe('');
});

it('is silent about a site that is switched off', async () => {
  kept.add('https://app.galxe.com/*');
  const settings = defaultSettings(null);
  const galxe = { enabled: false, share: false };
  expect(await show({ ...settings, platforms: { ...settings.platforms, galxe } })).toBe('');
});
