import { parseArgs } from 'node:util';
import { buildExtension } from '../extension/e2e/harness/build-extension.ts';
import { killRound } from '../extension/e2e/soak/kill-round.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    captures: { type: 'string', default: '500' },
  },
});
const [rounds, first, captures] = [values.rounds, values.seed, values.captures].map(Number);
if (!rounds || !captures || first === undefined || [rounds, first, captures].some((number) => !Number.isInteger(number) || number < 0)) {
  console.error('Usage: npm run soak -- [--rounds 3] [--seed 1] [--captures 500]   (whole numbers)');
  process.exit(2);
}

console.log('Building the extension ...');
await buildExtension();
let bad = 0;
for (let seed = first; seed < first + rounds; seed++) {
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
console.log(`\n${rounds - bad} rounds good, ${bad} bad`);
process.exitCode = bad === 0 ? 0 : 1;
