import type { Assessment } from '@infofi-lens/shared/consensus/assess/report';
import { thread } from '../apart/thread.ts';
import { assessed, type Sample } from './assessed.ts';

/** So little takes less time than starting a thread. */
const fewClaims = 100;
/** It waits for checkpoints that follow each other closely, as in a rebuild: starting one takes as long as a small assessment. */
const apart = thread<Sample, Assessment['standings']>(new URL('./assess-worker.ts', import.meta.url), {
  idleMs: 5_000,
  limits: { maxOldGenerationSizeMb: 192 },
});

/** Assesses in a thread of its own when there is much: it takes seconds, in which the process has to go on answering. */
export async function assessApart(sample: Sample): Promise<Pick<Assessment, 'standings'>> {
  return sample.claims.length <= fewClaims ? assessed(sample) : { standings: await apart.ask(sample) };
}
