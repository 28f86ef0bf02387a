import { nothing, type ParseResult, type ParseSteps } from '@infofi-lens/shared/adapters/types';
import { beforeEach, expect, it } from 'vitest';
import { runInSlices } from './slices.ts';

let time: number;
let turns: number[];
const pacing = {
  now: () => time,
  letPageIn: async () => void turns.push(time),
  sliceMs: 5,
  time: (slice: () => ParseResult | undefined) => slice(),
};
function* steps(): ParseSteps {
  for (let i = 0; i < 10; i += 1) {
    time += 2; // each step costs 2 ms
    yield;
  }
  return { ...nothing, rejected: 7 };
}
beforeEach(() => {
  time = 0;
  turns = [];
});

it('lets the page in before it starts and whenever a slice is used up', async () => {
  expect((await runInSlices(steps(), pacing, () => true))?.rejected).toBe(7);
  expect(turns).toEqual([0, 6, 12, 18]);
});

it('ends where it is no longer wanted', async () => {
  expect(await runInSlices(steps(), pacing, () => turns.length < 3)).toBeUndefined();
  expect(time).toBe(12);
});
