import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Release, releaseFile } from './release.ts';
import type { Files } from './zip.ts';

/** What a build reads, and what somebody who reviews it wants to read. */
const wanted = [
  /^(package\.json|package-lock\.json|\.npmrc|tsconfig\.json|wxt\.config\.ts|LICENSE|README\.md)$/,
  /^(extension|shared|server)\/(package|tsconfig)\.json$/,
  /^extension\/(api|entrypoints|features|messaging|permissions|public|storage|ui|words)\//,
  /^shared\/src\//,
  /^\.ci\/(with-tools\.mjs|browser\.mjs|step\.ts|package\.ts|packaging\/)/,
  /^docs\/(stores|permissions|privacy|fields)\.md$/,
];
const unwanted = /(^|\/)(fixtures|testing)\/|\.test\.tsx?$/;

export const isSource = (file: string): boolean => wanted.some((pattern) => pattern.test(file)) && !unwanted.test(file);

/** The sources that are under version control, as they lie on the disk. @returns `undefined` where there is no repository. */
export function sourceFiles(root: string, release: Release): Files | undefined {
  const git = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  if (git.status !== 0) return undefined;
  const files = git.stdout.split('\0').filter(isSource);
  return new Map<string, Uint8Array>([
    ...files.map((file) => [file, readFileSync(path.join(root, file))] as const),
    [releaseFile, new TextEncoder().encode(`${JSON.stringify(release, null, 2)}\n`)],
  ]);
}
