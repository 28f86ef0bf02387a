import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataKinds } from '../../permissions/data-kinds.ts';
import { type Build, keepHostsOptional, manifest } from './manifest.ts';

const buildFor = (browser: Build['browser'], grantOptional = false): Build => ({ browser, api: 'http://127.0.0.1:8787', grantOptional });
const explained = readFileSync(new URL('../../../docs/permissions.md', import.meta.url), 'utf8');
const everywhere = ['chrome', 'edge', 'firefox'] as const;

describe.each(everywhere)('the manifest for %s', (browser) => {
  it('requires the three platforms and the API, and nothing of X', () => {
    expect(manifest(buildFor(browser)).host_permissions).toEqual([
      'https://app.galxe.com/*',
      'https://app.layer3.xyz/*',
      'https://kaito.ai/*',
      'https://www.kaito.ai/*',
      'https://yaps.kaito.ai/*',
      'http://127.0.0.1/*',
    ]);
    expect(manifest(buildFor(browser)).optional_host_permissions).toEqual(
      expect.arrayContaining(['https://x.com/*', 'https://mobile.twitter.com/*']),
    );
  });

  it('has hosts taken away that the build tool added for scripts registered later', () => {
    const generated = { host_permissions: ['https://app.galxe.com/*', 'https://x.com/*'] };
    keepHostsOptional(generated, buildFor(browser));
    expect(generated.host_permissions).not.toContain('https://x.com/*');
    keepHostsOptional(generated, buildFor(browser, true));
    expect(generated.host_permissions).toContain('https://x.com/*');
  });

  it('asks for nothing that docs/permissions.md does not explain', () => {
    const { permissions, host_permissions: hosts } = manifest(buildFor(browser));
    const named = [...permissions, ...hosts.map((pattern) => pattern.split('/')[2] ?? '')];
    expect(named.filter((name) => !explained.includes(`\`${name}\``))).toEqual([]);
  });

  it('runs only its own code', () => {
    expect(manifest(buildFor(browser)).content_security_policy).toEqual({ extension_pages: "script-src 'self'; object-src 'self'" });
  });
});

it.each(['chrome', 'edge'] as const)('asks for four permissions in %s, and says nothing to Firefox', (browser) => {
  const made = manifest(buildFor(browser));
  expect(made.permissions).toEqual(['unlimitedStorage', 'alarms', 'scripting', 'sidePanel']);
  expect(made).toHaveProperty('minimum_chrome_version', '126');
  expect(made).not.toHaveProperty('browser_specific_settings');
});

describe('in Firefox', () => {
  const made = manifest(buildFor('firefox'));

  it('asks for three permissions: the sidebar needs none', () => {
    expect(made.permissions).toEqual(['unlimitedStorage', 'alarms', 'scripting']);
    expect(made).not.toHaveProperty('minimum_chrome_version');
  });

  it('requires no data, and names as optional what each choice lets leave', () => {
    expect(made).toHaveProperty('browser_specific_settings.gecko.data_collection_permissions', {
      required: ['none'],
      optional: expect.arrayContaining(Object.values(dataKinds).flat()),
    });
  });

  it('names versions that know scripts in the page’s world and the consent to data, on Android too', () => {
    expect(made).toHaveProperty('browser_specific_settings.gecko.strict_min_version', '140.0');
    expect(made).toHaveProperty('browser_specific_settings.gecko_android.strict_min_version', '142.0');
  });
});
