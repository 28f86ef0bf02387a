import path from 'node:path';
import { root } from './root.ts';
import { run } from './run.ts';

/** Names the folder of the build. Two runs at the same time need one each: the later would build under the feet of the first. */
const mode = process.env.LENS_E2E_MODE || 'e2e';

/** Where the build for end-to-end runs lies: beside the one for people, never in its place. */
export const extensionDir = path.join(root, '.output', `chrome-mv3-${mode}`);

/** Builds the extension once, with X granted (nobody can answer the browser's question here) and no jitter on uploads. */
export async function buildExtension(): Promise<string> {
  await run('wxt', ['build', '--mode', mode], { LENS_E2E: '1', NODE_ENV: 'production' });
  return extensionDir;
}

/** Builds it for Firefox as people get it: X is not granted, and is asked for when it is switched on. @returns its folder. */
export async function buildForFirefox(): Promise<string> {
  await run('wxt', ['build', '-b', 'firefox', '--mode', mode], { NODE_ENV: 'production' });
  return path.join(root, '.output', `firefox-mv3-${mode}`);
}
