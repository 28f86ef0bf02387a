import { defineConfig } from 'wxt';
import { plainFacts } from './extension/features/overlay/plain-facts.ts';
import { type Build, keepHostsOptional, manifest } from './extension/features/platforms/manifest.ts';
import { compiledMessages, localesOfBuild } from './extension/words/build.ts';

const { LENS_API_KEYS, LENS_API_URL, LENS_E2E, LENS_UPLOAD_JITTER_MS } = process.env;
const endToEnd = LENS_E2E === '1';
const shared = { api: LENS_API_URL || 'http://127.0.0.1:8787', grantOptional: endToEnd };
/** @throws for a browser that nothing is built for. */
const buildFor = (browser: string): Build => {
  if (browser !== 'chrome' && browser !== 'edge' && browser !== 'firefox') throw new Error(`There is no build for ${browser}.`);
  return { ...shared, browser };
};

const locales = await localesOfBuild(endToEnd);

/** With React itself the overlay would not fit into its budget, and nearly half of the popup's would be taken. */
const small = (entrypoints: readonly { name: string }[]) => entrypoints.some(({ name }) => name === 'overlay-card' || name === 'popup');

/** The same interface in a twentieth of the size. */
const smallReact = {
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react-dom': 'preact/compat',
  react: 'preact/compat',
};

/** Built by `wxt build` (Chrome), `wxt build -b edge` and `wxt build -b firefox`. Paths other than srcDir are relative to this file. */
export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/module-react'],
  manifest: ({ browser }) => manifest(buildFor(browser)),
  vite: () => ({
    plugins: [compiledMessages()],
    // The same library as browsers of today need it: without what older ones lacked.
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
    build: { modulePreload: { polyfill: false } },
    define: {
      'import.meta.env.LENS_LOCALES': JSON.stringify(locales.offered),
      'import.meta.env.LENS_API_URL': JSON.stringify(shared.api),
      // Keys that sign that API's catalogue (raw Ed25519, hex, comma-separated). Without them the first ones met are taken on.
      'import.meta.env.LENS_API_KEYS': JSON.stringify((LENS_API_KEYS ?? '').split(',').filter((key) => /^[0-9a-f]{64}$/.test(key))),
      // Uploads wait up to ten minutes, so that their time does not tell when a page was read.
      'import.meta.env.LENS_UPLOAD_JITTER_MS': JSON.stringify(Number(LENS_UPLOAD_JITTER_MS ?? (endToEnd ? 0 : 600_000))),
    },
  }),
  hooks: {
    'build:publicAssets': (_, files) => void files.push(...locales.files),
    'build:manifestGenerated': ({ config }, generated) => keepHostsOptional(generated, buildFor(config.browser)),
    // Pages built together share their parts: the popup with its own React is built apart.
    'entrypoints:grouped': (_, groups) => {
      for (const pages of groups.filter(Array.isArray)) {
        const at = pages.findIndex((page) => small([page]));
        if (at >= 0 && pages.length > 1) groups.push(pages.splice(at, 1));
      }
    },
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ name }) => name === 'overlay-card')) config.plugins = [...(config.plugins ?? []), plainFacts()];
      if (small(entrypoints)) config.resolve = { ...config.resolve, alias: { ...config.resolve?.alias, ...smallReact } };
    },
  },
});
