import { adapterMetas } from '@infofi-lens/shared/adapters/registry';
import { source } from '@infofi-lens/shared/words/locales';
import type { Browser } from 'wxt/browser';
import { everyDataKind } from '../../permissions/data-kinds.ts';

/** The shortcut that brings the keyboard to what is shown on a page. */
export const focusCommand = 'focus-overlay';

type Manifest = Browser.runtime.ManifestV3;

/** What a build is made for. */
export interface Build {
  readonly browser: 'chrome' | 'edge' | 'firefox';
  /** Origin of the API it talks to unless the user chooses another. */
  readonly api: string;
  /** For end-to-end tests, where nobody can answer the browser's question: the optional platforms' hosts are granted. */
  readonly grantOptional: boolean;
}

const metas = Object.values(adapterMetas);
const requiredHosts = metas.filter(({ optional }) => !optional).flatMap(({ matches }) => [...matches]);
const optionalHosts = metas.filter(({ optional }) => optional).flatMap(({ matches }) => [...matches]);

/**
 * Only what Firefox reads. 140 (Android: 142) is the first that asks for the kinds of data that leave; scripts in the page's own
 * world it knows since 128.
 */
const gecko = {
  browser_specific_settings: {
    gecko: {
      id: 'lens@infofi-lens',
      strict_min_version: '140.0',
      data_collection_permissions: { required: ['none'], optional: [...everyDataKind] },
    },
    gecko_android: { strict_min_version: '142.0' },
  },
};

/** What the extension asks for, and nothing else. docs/permissions.md says why, in the same order. */
export function manifest({ browser, api, grantOptional }: Build) {
  const { protocol, hostname } = new URL(api);
  return {
    default_locale: source,
    name: '__MSG_name__',
    short_name: '__MSG_name__',
    description: '__MSG_description__',
    ...(browser === 'firefox' ? gecko : { minimum_chrome_version: '126' }),
    // Firefox shows the panel as its sidebar, for which it asks nothing.
    permissions: ['unlimitedStorage', 'alarms', 'scripting', ...(browser === 'firefox' ? [] : (['sidePanel'] as const))],
    host_permissions: [...requiredHosts, `${protocol}//${hostname}/*`, ...(grantOptional ? optionalHosts : [])],
    // The last three are for an API of the user's own choice; each is asked for by name when it is chosen.
    optional_host_permissions: [...optionalHosts, 'https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
    commands: {
      [focusCommand]: {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_focus__',
      },
    },
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
  } satisfies Partial<Manifest>;
}

/**
 * Puts the manifest's hosts back to what {@link manifest} says: the build tool adds those of scripts that are registered
 * only when the user switches a platform on.
 */
export function keepHostsOptional(generated: object, build: Build): void {
  Object.assign(generated, { host_permissions: manifest(build).host_permissions });
}
