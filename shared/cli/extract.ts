import { extract } from './extract/run.ts';

process.exitCode = await extract(process.argv.slice(2), {
  directory: process.env.INIT_CWD ?? process.cwd(),
  now: Date.now(),
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
