import { parentPort } from 'node:worker_threads';
import type { Answer, Task } from './apart.ts';
import { computeAll } from './compute.ts';

parentPort?.on('message', ({ no, sources, at }: Task) => {
  parentPort?.postMessage({ no, results: computeAll(sources, at) } satisfies Answer);
});
