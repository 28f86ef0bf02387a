import { nothing, type ParseSteps } from '@infofi-lens/shared/adapters/types';
import { expect, it } from 'vitest';
import { letPageIn, runInSlices } from './slices.ts';

it('lets the page in before it starts and whenever a slice is used up', async () => {
  let time = 0;
  const turns: number[] = [];
  function* steps(): ParseSteps {
    for (let i = 0; i < 10; i += 1) {
      time += 2; // each step costs 2 ms
      yield;
    }
    return { ...nothing, rejected: 7 };
  }
  const pacing = { now: () => time, letPageIn: async () => void turns.push(time), sliceMs: 5 };
  expect((await runInSlices(steps(), pacing)).rejected).toBe(7);
  expect(turns).toEqual([0, 6, 12, 18]);
});

it('resolves in a browser without a scheduler too', async () => {
  await expect(letPageIn()).resolves.toBeUndefined();
});
