import { writeFile } from 'node:fs/promises';
import { openArena } from './arena/arena.ts';
import { readOptions } from './options.ts';
import { textOf } from './report/text.ts';
import { run } from './run.ts';

/**
 * `npm run attack [-- --seed N --only NAME --quick --json --out FILE]`: attacks a running server and reports what came of it.
 * Attacks are no tests: a broken promise fails nothing here. Progress goes to stderr, so that `--json` leaves stdout clean.
 */
const options = readOptions(process.argv.slice(2), new Date());
if ('wrong' in options) {
  process.stderr.write(`${options.wrong}\n`);
  process.exit(2);
}
const say = (line: string) => process.stderr.write(`${line}\n`);
say(`Seed ${options.seed}: the same one plays the same attacks again.`);

const arena = await openArena();
try {
  const report = await run(arena, { ...options, say });
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (options.out !== undefined) await writeFile(options.out, json);
  process.stdout.write(options.json ? json : `\n${textOf(report)}\n`);
} finally {
  await arena.close();
}
process.exit(0); // connections that are kept open for the next request would keep the process
