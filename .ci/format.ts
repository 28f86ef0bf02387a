import { spawnSync } from 'node:child_process';
import { root } from './step.ts';

const biome = spawnSync('biome', ['check', '--write', '.'], { cwd: root, stdio: 'inherit' });
process.exitCode = biome.status ?? 1;
