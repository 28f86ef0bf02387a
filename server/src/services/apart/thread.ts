import { type ResourceLimits, Worker } from 'node:worker_threads';

/** What goes to a thread and comes back from it. */
export interface Numbered<T> {
  readonly no: number;
  readonly what: T;
}
export interface Thread<Task, Answer> {
  /** @throws what ended the thread; the next task starts another. */
  ask(task: Task): Promise<Answer>;
  /** Ends it; tasks under way are not answered. */
  close(): Promise<void>;
}

interface Given {
  /** Ends after so long without a task: what it holds is the process's memory. While it only waits it keeps no process from ending. */
  readonly idleMs: number;
  readonly limits: ResourceLimits;
}

/** A thread that starts with its first task and does one after the other. @param file Calls `answering`. */
export function thread<Task, Answer>(file: URL, { idleMs, limits }: Given): Thread<Task, Answer> {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  const waiting = new Map<number, { done: (answer: Answer) => void; fail: (error: unknown) => void }>();

  function end(error: unknown): void {
    worker = undefined;
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  }

  function start(): Worker {
    const made = new Worker(file, { resourceLimits: limits });
    made.on('message', ({ no, what }: Numbered<Answer>) => {
      waiting.get(no)?.done(what);
      waiting.delete(no);
      if (waiting.size > 0) return;
      made.unref();
      idle = setTimeout(close, idleMs).unref();
    });
    made.once('error', end);
    made.once('exit', (code) => worker === made && end(new Error(`A thread ended with ${code} and without an answer.`)));
    return made;
  }

  async function close(): Promise<void> {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  }

  return {
    ask(task) {
      clearTimeout(idle);
      worker ??= start();
      worker.ref();
      last += 1;
      const sent: Numbered<Task> = { no: last, what: task };
      return new Promise((done, fail) => {
        waiting.set(sent.no, { done, fail });
        worker?.postMessage(sent);
      });
    },
    close,
  };
}
