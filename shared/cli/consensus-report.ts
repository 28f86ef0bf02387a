import path from 'node:path';
import { categoryReport, numberReport, sparseReport } from './consensus-report/tables.ts';

const [folder, ...more] = process.argv.slice(2);
if (folder === undefined || more.length > 0) {
  process.stderr.write(
    'Prints the tables of docs/consensus.md.\n\n  npm run consensus:report -- FOLDER   the folder that holds D_PosSent and N_Emotion\n',
  );
  process.exitCode = 2;
} else {
  const at = path.resolve(process.env.INIT_CWD ?? process.cwd(), folder);
  for await (const line of categoryReport(path.join(at, 'D_PosSent'))) process.stdout.write(`${line}\n`);
  for await (const line of numberReport(path.join(at, 'N_Emotion'))) process.stdout.write(`${line}\n`);
  for (const line of sparseReport()) process.stdout.write(`${line}\n`);
}
