import { pino } from 'pino';
import { expect, it } from 'vitest';
import { keepingUp, type Worked } from './keeping-up.ts';

const log = pino({ level: 'silent' });

/** A job whose rounds the test ends one by one. */
async function begun(given: { pressed?: boolean } = {}) {
  const rounds: ((worked: Worked) => void)[] = [];
  let wake: () => void = () => undefined;
  const started: (() => void)[] = [];
  const job = keepingUp({
    what: 'a test',
    log,
    pressed: () => given.pressed ?? false,
    woken: async (call) => {
      wake = call;
    },
    round: () =>
      new Promise((done) => {
        rounds.push(done);
        started.shift()?.();
      }),
  });
  const nextRound = () => new Promise<void>((done) => (rounds.length > 0 ? done() : started.push(done)));
  const stop = await job.start();
  const end = (worked: Worked) => rounds.shift()?.(worked);
  return { job, stop, end, nextRound, wake: () => wake() };
}

it('works on while there is something to do, and sleeps until it is woken when there is not', async () => {
  const { stop, end, nextRound, wake } = await begun();
  await nextRound();
  end({ kind: 'done', since: new Date() });
  await nextRound();
  end({ kind: 'idle' });
  await new Promise((done) => setImmediate(done));
  wake();
  await nextRound();
  const stopped = stop();
  end({ kind: 'idle' });
  await stopped;
});

it('knows that it is behind by how long the oldest piece of its work had waited', async () => {
  const { job, stop, end, nextRound } = await begun();
  await nextRound();
  expect(job.isBehind()).toBe(false);
  end({ kind: 'done', since: new Date(Date.now() - 5_000) });
  await nextRound();
  expect(job.isBehind()).toBe(true);
  end({ kind: 'done', since: new Date() });
  await nextRound();
  expect(job.isBehind()).toBe(false);
  const stopped = stop();
  end({ kind: 'idle' });
  await stopped;
});

it('does not rest for others once its work is half a minute late', async () => {
  const { stop, end, nextRound } = await begun({ pressed: true });
  await nextRound();
  end({ kind: 'done', since: new Date(Date.now() - 31_000) });
  await nextRound();
  const stopped = stop();
  end({ kind: 'idle' });
  await stopped;
});
