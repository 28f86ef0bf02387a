import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';

/**
 * Does what a reviewer does: unpacks the sources into an empty folder, installs and builds there with the documented command.
 * @returns names of the packages that came out different; none when all are the same, byte by byte.
 * @throws when it can not be built there.
 */
export function rebuilt(source: Uint8Array, packages: ReadonlyMap<string, Uint8Array>): string[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lens-rebuild-'));
  try {
    for (const [file, bytes] of Object.entries(unzipSync(source))) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), bytes);
    }
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LENS_') && !name.startsWith('npm_')));
    const npm = spawnSync('npm', ['run', 'package'], { cwd: folder, env, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    if (npm.status !== 0) throw new Error('The sources could not be built on their own; the lines above say why.');
    return [...packages].flatMap(([name, bytes]) =>
      readFileSync(path.join(folder, '.output', 'packages', name)).equals(bytes) ? [] : [name],
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
