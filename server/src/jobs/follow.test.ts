import { pino } from 'pino';
import { expect, it } from 'vitest';
import { follow } from './follow.ts';

const log = pino({ level: 'silent' });
/** Lets a job take so many turns. */
async function turns(many: number, answer: (turn: number) => { more: boolean } | undefined, pressed = false): Promise<number> {
  let published = 0;
  let looked = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = () => {
    looked += 1;
    if (looked >= many) resolve();
  };
  const job = follow({
    what: 'the board',
    round: async () => {
      published += 1;
      if (!pressed) look();
      return answer(published);
    },
    everyMs: 1,
    restForWork: 1,
    pressed: () => {
      if (pressed) look();
      return pressed;
    },
    log,
  });
  const stop = await job.start();
  await promise;
  await stop();
  return published;
}

it('goes on after a turn that failed', async () => {
  const published = await turns(3, (turn) => {
    if (turn === 1) throw new Error('The database is away.');
    return { more: false };
  });
  expect(published).toBeGreaterThanOrEqual(3);
});

it('goes on at once while there is more', async () => {
  expect(await turns(5, (turn) => ({ more: turn < 5 }))).toBeGreaterThanOrEqual(5);
});

it('waits some turns, but not for ever, while sightings queue up', async () => {
  const published = await turns(13, () => ({ more: false }), true);
  expect(published).toBeGreaterThanOrEqual(2);
  expect(published).toBeLessThanOrEqual(3);
});
