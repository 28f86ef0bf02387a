import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Build, manifest } from '../../extension/features/platforms/manifest.ts';
import type { Release } from './release.ts';
import { type Files, filesIn } from './zip.ts';

export type BrowserName = Build['browser'];
export const browsers: readonly BrowserName[] = ['chrome', 'edge', 'firefox'];

/**
 * Builds the extension for one browser.
 * @returns every file of it.
 * @throws when it can not be built, or asks for something else than its declaration says.
 */
export function build(root: string, browser: BrowserName, release: Release): Files {
  const { LENS_E2E: _, LENS_UPLOAD_JITTER_MS: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync('wxt', ['build', '-b', browser], {
    cwd: root,
    env: { ...env, ...release, NODE_ENV: 'production', NO_COLOR: '1' },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The build for ${browser} failed:\n${stdout}\n${stderr}`);
  const folder = path.join(root, '.output', `${browser}-mv3`);
  const problems = differencesIn(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')), browser, release);
  if (problems.length > 0) throw new Error(`The manifest for ${browser} is not as declared: ${problems.join(', ')}`);
  return filesIn(folder);
}

/** Names of the manifest's parts that are other ones than declared, or of another browser. */
export function differencesIn(built: Readonly<Record<string, unknown>>, browser: BrowserName, release: Release): string[] {
  const declared = manifest({ browser, api: release.LENS_API_URL, grantOptional: false });
  const own = Object.entries(declared).flatMap(([name, value]) => (isDeepStrictEqual(built[name], value) ? [] : [name]));
  const [panel, foreign] = browser === 'firefox' ? ['sidebar_action', 'side_panel'] : ['side_panel', 'sidebar_action'];
  const background = browser === 'firefox' ? { scripts: ['background.js'] } : { service_worker: 'background.js' };
  return [
    ...own,
    ...(panel in built ? [] : [panel]),
    ...(foreign in built ? [foreign] : []),
    ...(isDeepStrictEqual(built.background, background) ? [] : ['background']),
    ...('web_accessible_resources' in built ? ['web_accessible_resources'] : []),
  ];
}
