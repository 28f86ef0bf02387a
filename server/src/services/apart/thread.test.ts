import { expect, it } from 'vitest';
import { thread } from './thread.ts';

/** A thread's file that doubles numbers, and ends where it is told to. */
const file = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ no, what }) => {
      if (what === 'end') throw new Error('It went wrong.');
      parentPort.postMessage({ no, what: what * 2 });
    });`)}`,
);
const doubling = () => thread<number | 'end', number>(file, { idleMs: 60_000, limits: {} });

it('does one task after the other, each answered to who asked', async () => {
  const { ask, close } = doubling();
  expect(await Promise.all([ask(1), ask(2), ask(3)])).toEqual([2, 4, 6]);
  await close();
});

it('fails all who wait when it ends, and another does what comes next', async () => {
  const { ask, close } = doubling();
  const results = await Promise.allSettled([ask('end'), ask(1)]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask(4)).toBe(8);
  await close();
});
