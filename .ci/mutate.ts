import { spawnSync } from 'node:child_process';

/** Changes the consensus engine and the scores in thousands of small ways and counts how many of them its tests notice. Takes some minutes. */
const { status } = spawnSync('stryker', ['run', '.ci/stryker.config.json', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
