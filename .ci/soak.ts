import { parseArgs } from 'node:util';
import { buildExtension } from '../extension/e2e/harness/build-extension.ts';
import { isKnown } from '../extension/e2e/soak/first-landed.ts';
import { killRound } from '../extension/e2e/soak/kill-round.ts';
import { upgradeRound } from '../extension/e2e/soak/upgrade-round.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    captures: { type: 'string', default: '500' },
    only: { type: 'string' },
  },
});
const [rounds, first, captures] = [values.rounds, values.seed, values.captures].map(Number);
const parts = ['kill', 'upgrade'].filter((part) => values.only === undefined || values.only === part);
if (
  parts.length === 0 ||
  !rounds ||
  !captures ||
  first === undefined ||
  [rounds, first, captures].some((number) => !Number.isInteger(number) || number < 0)
) {
  console.error('Usage: npm run soak -- [--rounds 3] [--seed 1] [--captures 500] [--only kill|upgrade]   (whole numbers)');
  process.exit(2);
}

console.log('Building the extension ...');
await buildExtension();
let bad = 0;
for (let seed = first; parts.includes('kill') && seed < first + rounds; seed++) {
  console.log(`\nRound with seed ${seed}: ${captures} captures, something is killed every now and then.`);
  const started = performance.now();
  const outcome = await killRound({
    seed,
    captures,
    kills: Math.max(8, Math.round(captures / 25)),
    log: (line) => console.log(`  ${line}`),
  });
  const wrong = { forgotten: outcome.forgotten, missing: outcome.missing, twice: outcome.twice, invented: outcome.invented };
  const failed = Object.entries(wrong).filter(([, keys]) => keys.length > 0);
  const seconds = Math.round((performance.now() - started) / 1_000);
  console.log(`  ${outcome.captured} captured, ${outcome.acknowledged} acknowledged, ${outcome.killed.length} killed, ${seconds} s`);
  if (failed.length === 0) console.log('  Every acknowledged capture is in the API exactly once.');
  for (const [what, keys] of failed) console.log(`  ${what}: ${keys.length} (${keys.slice(0, 5).join(', ')})`);
  bad += failed.length > 0 ? 1 : 0;
}
if (parts.includes('kill')) console.log(`\n${rounds - bad} rounds good, ${bad} bad`);

if (parts.includes('upgrade') && !(await isKnown()))
  console.log('\nUpgrade: skipped, the history does not reach back to the first version.');
else if (parts.includes('upgrade')) {
  console.log('\nUpgrade from the first version that landed:');
  const { values: held, lost, accepted } = await upgradeRound((line) => console.log(`  ${line}`));
  console.log(`  ${held} values held, ${lost.length} lost; ${accepted} things that waited came to the server.`);
  if (lost.length > 0) console.log(`  ${lost.slice(0, 10).join(', ')}`);
  if (lost.length > 0 || held === 0 || accepted === 0) bad += 1;
}
process.exitCode = bad === 0 ? 0 : 1;
