import { afterEach, expect, it, vi } from 'vitest';
import { manifest } from '../../extension/features/platforms/manifest.ts';
import { type BrowserName, browsers, differencesIn } from './build.ts';
import { isSource } from './source.ts';
import { zip } from './zip.ts';

const text = (words: string) => new TextEncoder().encode(words);
const release = { LENS_API_URL: 'http://127.0.0.1:8787', LENS_API_KEYS: '' };
afterEach(() => vi.unstubAllEnvs());

it('the same files make the same bytes, whatever their order, the time and the zone', () => {
  const first = zip(
    new Map([
      ['b/c.js', text('two')],
      ['a.js', text('one')],
    ]),
  );
  vi.stubEnv('TZ', 'Asia/Tokyo');
  const second = zip(
    new Map([
      ['a.js', text('one')],
      ['b/c.js', text('two')],
    ]),
  );
  expect(second).toEqual(first);
  expect(zip(new Map([['a.js', text('other')]]))).not.toEqual(first);
});

it('a source zip holds what a build reads, and neither recordings nor data nor tests', () => {
  const inside = ['package-lock.json', 'wxt.config.ts', 'extension/entrypoints/background.ts', 'shared/src/units.ts', '.ci/package.ts'];
  const outside = [
    'shared/src/adapters/galxe/fixtures/home.html',
    '.data/pg/postmaster.pid',
    'extension/e2e/overlay.spec.ts',
    'extension/storage/upgrade.test.ts',
    'extension/storage/testing/v1.json',
    'server/src/main.ts',
    '.env',
  ];
  expect(inside.filter((file) => !isSource(file))).toEqual([]);
  expect(outside.filter(isSource)).toEqual([]);
});

/** As the build tool leaves it. */
const built = (browser: BrowserName) => ({
  ...manifest({ browser, api: release.LENS_API_URL, grantOptional: false }),
  ...(browser === 'firefox'
    ? { background: { scripts: ['background.js'] }, sidebar_action: {} }
    : { background: { service_worker: 'background.js' }, side_panel: {} }),
});

it.each(browsers)('a build for %s that asks for what is declared passes', (browser) => {
  expect(differencesIn(built(browser), browser, release)).toEqual([]);
});

it('one that asks for more, or was made for another browser, does not', () => {
  expect(differencesIn({ ...built('chrome'), permissions: ['tabs'] }, 'chrome', release)).toEqual(['permissions']);
  expect(differencesIn(built('chrome'), 'firefox', release)).toEqual(
    expect.arrayContaining(['browser_specific_settings', 'sidebar_action', 'side_panel', 'background']),
  );
});
