import { Worker } from 'node:worker_threads';
import type { Assessment } from '@infofi-lens/shared/consensus/assess/report';
import type { Sample } from './assessed.ts';

/** Assesses in a thread of its own: it takes seconds, in which the process has to go on answering. */
export function assessApart(sample: Sample): Promise<Pick<Assessment, 'standings'>> {
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
