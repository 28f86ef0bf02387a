import { evaluate } from './evaluate/run.ts';

process.exitCode = await evaluate(process.argv.slice(2), {
  directory: process.env.INIT_CWD ?? process.cwd(),
  cpuSeconds: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
});
