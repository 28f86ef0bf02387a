// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { EpochMs } from '@infofi-lens/shared/units';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings, type SettingsPatch } from '../../../storage/settings-schema.ts';
import type { Store } from '../../../storage/store.ts';

const at = 1_790_000_000_000 as EpochMs;
let store: Store;
let root: Root | undefined;
let sent: SettingsPatch[];

const fact = (name: unknown) => ({
  ...{ key: 'galxe:campaign:a', platform: 'galxe', kind: 'campaign', id: 'a', firstSeen: at, lastSeen: at },
  fields: { name: { value: name, observedAt: at, via: 'network', adapter: 'galxe@1' } },
});
const exported = (tables: Record<string, unknown[]>) => JSON.stringify({ format: 'infofi-lens/1', exportedAt: at, tables });
const shown = () => document.body.textContent;
const press = async (name: string) => {
  const button = () => [...document.querySelectorAll<HTMLElement>('button')].find(({ textContent }) => textContent === name);
  await expect.poll(button).toBeDefined();
  button()?.click();
};
function choose(text: string): void {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  Object.defineProperty(input, 'files', { value: [new File([text], 'export.json')], configurable: true });
  input?.dispatchEvent(new Event('change', { bubbles: true }));
}

beforeEach(async () => {
  sent = [];
  const sendMessage = async ({ data }: { data: SettingsPatch }) => {
    sent.push(data);
    return { ok: true, answer: {} };
  };
  vi.stubGlobal('chrome', { runtime: { id: 'lens', sendMessage } });
  vi.resetModules(); // the browser is looked up when the module is first loaded
  ({ store } = await import('../../../storage/store.ts'));
  await store.erase();
  document.body.innerHTML = '<div id="root"></div>';
  const { ImportPart } = await import('./import-part.tsx');
  const place = document.getElementById('root');
  root = place ? createRoot(place) : undefined;
  root?.render(<ImportPart />);
  await expect.poll(() => document.querySelector('input')).toBeTruthy();
});
afterEach(() => root?.unmount());

it('shows what would be taken and what can not be read before anything changes', async () => {
  choose(exported({ facts: [fact('Lumen'), fact(7)] }));
  await expect.poll(shown).toContain('1 row can not be read');
  expect(shown()).toContain('Sightings, row 2 fields.name');
  expect(await store.facts.get('galxe:campaign:a')).toBeUndefined();
  await press('Cancel');
  await expect.poll(shown).not.toContain('1 row can');
});

it('takes it in, and takes it back', async () => {
  choose(exported({ facts: [fact('Lumen')] }));
  await press('Import');
  await expect.poll(shown).toContain('Imported: 1 new, 0 brought up to date.');
  expect((await store.facts.get('galxe:campaign:a'))?.fields.name?.value).toBe('Lumen');
  await press('Take the import back');
  await expect.poll(shown).toContain('Taken back: 1 row');
  expect(await store.facts.get('galxe:campaign:a')).toBeUndefined();
});

it('takes over how things look, and nothing of what is read, shared or sent where', async () => {
  const theirs = defaultSettings('https://elsewhere.example');
  const value = {
    ...theirs,
    theme: 'dark',
    onboardedAt: at,
    shareOutcomes: true,
    platforms: { ...theirs.platforms, x: { enabled: true, share: true } },
  };
  choose(exported({ settings: [{ id: 'settings', value }] }));
  await press('Import');
  await expect.poll(() => sent.length).toBe(1);
  expect(sent[0]).toEqual({ measureTime: true, overlay: true, showUnconfirmed: false, theme: 'dark', locale: null });
});

it('says what is wrong with a file that is no export', async () => {
  choose('{');
  await expect.poll(shown).toContain('That file is no JSON.');
  choose(exported({}).replace('infofi-lens/1', 'infofi-lens/9'));
  await expect.poll(shown).toContain('no export of this extension');
});
