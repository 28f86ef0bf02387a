import { consensus } from './consensus/run.ts';

process.exitCode = await consensus(process.argv.slice(2), {
  directory: process.env.INIT_CWD ?? process.cwd(),
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
