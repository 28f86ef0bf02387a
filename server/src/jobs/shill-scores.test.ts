import type { EpochMs } from '@infofi-lens/shared/units';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { shillScores } from './shill-scores.ts';

const now = () => 1_763_640_000_000 as EpochMs; // within the range of times

/** A job whose parts write down what they are asked. It goes on when the last of `answers` was given. */
function jobWith(answers: (string | Error)[], parts: string[] = []) {
  let over: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    over = resolve;
  });
  const ask = async (what: string) => {
    parts.push(what);
    const answer = answers.shift();
    if (answers.length === 0) over();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const job = shillScores({
    news: { take: async () => (await ask('news')) === 'more', markAll: async () => (await ask('mark')) === 'time' },
    recompute: async () => Number(await ask('recompute')),
    sweep: async () => void parts.push('sweep'),
    carry: async () => void (await ask('carry')),
    close: async () => void parts.push('close'),
    now,
    pressed: () => false,
    log: pino({ level: 'silent' }),
  });
  return { job, done, parts };
}

it('takes all news, then computes everybody who is marked, then carries what came of it, and ends its thread', async () => {
  const { job, done, parts } = jobWith(['more', 'none', 'time', '500', '3', '0', 'carried']);
  const stop = await job.start();
  await done;
  await stop();
  expect(parts).toEqual(['news', 'news', 'mark', 'sweep', 'recompute', 'recompute', 'recompute', 'carry', 'close']);
});

it('goes on after a failure, and can be stopped while it rests', async () => {
  const { job, done, parts } = jobWith([new Error('no database')]);
  const stop = await job.start();
  await done;
  await stop();
  expect(parts).toEqual(['news', 'close']);
});
