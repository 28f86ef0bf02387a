import { expect, it } from 'vitest';
import { betweenRuns, inTurn } from './run.ts';

/** The browser's locks as far as they are used: who asks first goes first, one at a time. */
function fakeLocks() {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    query: async () => ({ pending: Array.from({ length: waiting }, () => ({ name: 'lens-sync' })) }),
    request: (_name: string, work: () => Promise<void>) => {
      waiting += 1;
      const turn = last.then(() => {
        waiting -= 1;
        return work();
      });
      last = turn;
      return turn;
    },
  } as unknown as LockManager; // the two functions under test use nothing else
}

it('what is done between runs waits for the run under way, and the next run waits for it', async () => {
  const locks = fakeLocks();
  const order: string[] = [];
  let finish = () => {};
  const running = inTurn(
    locks,
    () =>
      new Promise<void>((done) => {
        order.push('a run begins');
        finish = () => {
          order.push('the run ends');
          done();
        };
      }),
  );
  await Promise.resolve();
  const erased = betweenRuns(locks, async () => void order.push('everything is erased'));
  await new Promise((turn) => setImmediate(turn));
  finish();
  await Promise.all([running, erased]);
  await inTurn(locks, async () => void order.push('another run'));
  expect(order).toEqual(['a run begins', 'the run ends', 'everything is erased', 'another run']);
});
