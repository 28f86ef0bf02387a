import { Worker } from 'node:worker_threads';
import type { Assessment } from '@infofi-lens/shared/consensus/assess/report';
import { assessed, type Sample } from './assessed.ts';

type Standings = Pick<Assessment, 'standings'>;

/** So little takes less time than starting a thread. */
const fewClaims = 100;

/** Assesses in a thread of its own when there is much: it takes seconds, in which the process has to go on answering. */
export function assessApart(sample: Sample): Promise<Standings> {
  return sample.claims.length <= fewClaims ? Promise.resolve(assessed(sample)) : inThread(sample);
}

function inThread(sample: Sample): Promise<Standings> {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./assess-worker.ts', import.meta.url), {
      workerData: sample,
      resourceLimits: { maxOldGenerationSizeMb: 192 },
    });
    worker.once('message', (standings: Assessment['standings']) => done({ standings }));
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`The assessment ended with ${code} and without a result.`)));
  });
}
