import { parentPort, workerData } from 'node:worker_threads';
import { assessed, type Sample } from './assessed.ts';

parentPort?.postMessage(assessed(workerData as Sample).standings); // from `assessApart` alone
