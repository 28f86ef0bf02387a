import { spawnSync } from 'node:child_process';

/**
 * Changes the consensus engine and the scores in thousands of small ways and counts how many of them their tests notice.
 * `npm run mutate -- consensus scoring/board` takes these folders one after the other, each with its own tests alone: minutes, and never
 * more is found. Options go on to Stryker.
 */
const args = process.argv.slice(2);
const folders = args.filter((arg) => /^(consensus|scoring)(\/\w+)?$/.test(arg));
const options = args.filter((arg) => !folders.includes(arg));

for (const folder of folders.length > 0 ? folders : [undefined]) {
  const mutate = folder ? ['--mutate', `shared/src/${folder}/**/*.ts,!shared/src/**/*.test.ts,!shared/src/**/testing/**`] : [];
  const { status } = spawnSync('stryker', ['run', '.ci/stryker.config.json', ...mutate, ...options], {
    stdio: 'inherit',
    env: { ...process.env, ...(folder && { MUTATED: folder }) },
  });
  process.exitCode ||= status ?? 1;
}
