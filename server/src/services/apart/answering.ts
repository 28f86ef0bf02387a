import { parentPort } from 'node:worker_threads';
import type { Numbered } from './thread.ts';

/** What the file of a thread does: answers each task. What `work` throws ends the thread, and fails all who wait for it. */
export function answering<Task, Answer>(work: (task: Task) => Answer): void {
  parentPort?.on('message', ({ no, what }: Numbered<Task>) => {
    parentPort?.postMessage({ no, what: work(what) } satisfies Numbered<Answer>);
  });
}
