import { consensus } from './consensus/run.ts';
import { consensusOfDump } from './consensus-dump.ts';

const args = process.argv.slice(2);
const command = args[0] === '--dump' ? consensusOfDump : consensus;
process.exitCode = await command(args, {
  directory: process.env.INIT_CWD ?? process.cwd(),
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
