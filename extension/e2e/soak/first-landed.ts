import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../harness/root.ts';
import { run } from '../harness/run.ts';

/** The last commit of the version that landed first. Its profiles are what the oldest users have. */
const firstLanded = '7e644a62a44d23220bbb5aefba327c8396447290';

/**
 * Builds that version from the project's history, with the packages it had then.
 * @param to Folder for the build.
 * @throws where the history does not reach back that far (a shallow clone).
 */
export async function buildFirstLanded(folder: string, to: string): Promise<void> {
  const sources = path.join(folder, 'first');
  mkdirSync(sources, { recursive: true });
  const tar = path.join(folder, 'first.tar');
  await run('git', ['archive', '--format=tar', '-o', tar, firstLanded]);
  await run('tar', ['-xf', tar, '-C', sources]);
  await run('npm', ['install', '--no-save', '--loglevel=error', '--prefix', sources]);
  const wxt = path.join(sources, 'node_modules', '.bin', 'wxt');
  await run(wxt, ['build', '--mode', 'e2e'], { LENS_E2E: '1', NODE_ENV: 'production' }, sources);
  putBuild(path.join(sources, '.output', 'chrome-mv3-e2e'), to);
  // As a release has it: an update has another version.
  const manifest = path.join(to, 'manifest.json');
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version: '0.0.1' }));
}

/**
 * Lets go of the worker that Chromium keeps, as it does itself when it updates an extension. For one whose folder merely changed it
 * would go on with it for as long as there are pages.
 */
export function forgetWorker(profileDir: string): void {
  rmSync(path.join(profileDir, 'Default', 'Service Worker'), { recursive: true });
}

/** Puts a build in the place of another, as an update does: Chromium knows an unpacked extension by its folder. */
export function putBuild(build: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(build, to, { recursive: true });
}

export const isKnown = (): Promise<boolean> =>
  run('git', ['-C', root, 'cat-file', '-e', `${firstLanded}^{commit}`]).then(
    () => true,
    () => false,
  );
