import { parentPort, workerData } from 'node:worker_threads';
import { train } from '@infofi-lens/shared/scoring/learning/train';
import { seeded } from '@infofi-lens/shared/seeded';
import type { Lesson } from './train-apart.ts';

const { examples, seed, now } = workerData as Lesson; // from `trainApart` alone
parentPort?.postMessage(train(examples, seeded(seed), now) ?? null);
