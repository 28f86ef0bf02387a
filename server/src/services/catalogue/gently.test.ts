import { describe, expect, it } from 'vitest';
import { gently } from './gently.ts';

/** Pieces that take so many milliseconds. @returns what they gave, and how long the rests were. */
async function worked(restAtMost: number, pieces: readonly number[]): Promise<{ gave: string[]; rests: number[] }> {
  let clock = 0;
  const rests: number[] = [];
  const work = gently({ restForWork: 3, restAtMost, now: () => clock, rest: async (ms) => void rests.push(ms) });
  const gave: string[] = [];
  for (const ms of pieces)
    gave.push(
      await work(async () => {
        clock += ms;
        return `after ${ms}`;
      }),
    );
  return { gave, rests };
}

describe('gentle work', () => {
  it('rests after each piece in proportion to it, and gives what the piece gave', async () => {
    expect(await worked(1_000, [20, 5])).toEqual({ gave: ['after 20', 'after 5'], rests: [60, 15] });
  });

  it('is not put off by more than it may rest in all, however much there is to do', async () => {
    expect((await worked(100, [20, 20, 20, 20])).rests).toEqual([60, 40]);
  });

  it('rests no more once a piece failed', async () => {
    const rests: number[] = [];
    const work = gently({ restForWork: 3, restAtMost: 1_000, now: () => 0, rest: async (ms) => void rests.push(ms) });
    await expect(work(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(rests).toEqual([]);
  });
});
