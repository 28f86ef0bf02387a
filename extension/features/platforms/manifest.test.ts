import { expect, it } from 'vitest';
import { keepHostsOptional, manifest } from './manifest.ts';

const build = { api: 'http://127.0.0.1:8787', grantOptional: false };

it('requires the three platforms and the API, and nothing of X', () => {
  expect(manifest(build).host_permissions).toEqual([
    'https://app.galxe.com/*',
    'https://app.layer3.xyz/*',
    'https://kaito.ai/*',
    'https://www.kaito.ai/*',
    'https://yaps.kaito.ai/*',
    'http://127.0.0.1/*',
  ]);
  expect(manifest(build).optional_host_permissions).toEqual(expect.arrayContaining(['https://x.com/*', 'https://mobile.twitter.com/*']));
});

it('takes away hosts that the build tool added for scripts registered later', () => {
  const generated = { host_permissions: ['https://app.galxe.com/*', 'https://x.com/*'] };
  keepHostsOptional(generated, build);
  expect(generated.host_permissions).not.toContain('https://x.com/*');
  keepHostsOptional(generated, { ...build, grantOptional: true });
  expect(generated.host_permissions).toContain('https://x.com/*');
});

it('asks for four permissions and runs only its own code', () => {
  expect(manifest(build).permissions).toEqual(['unlimitedStorage', 'alarms', 'scripting', 'sidePanel']);
  expect(manifest(build).content_security_policy).toEqual({ extension_pages: "script-src 'self'; object-src 'self'" });
});
