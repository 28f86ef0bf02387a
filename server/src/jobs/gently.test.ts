import { describe, expect, it } from 'vitest';
import { gently } from './gently.ts';

describe('gentle work', () => {
  it('rests after each piece in proportion to it, and gives what the piece gave', async () => {
    let clock = 0;
    const rests: number[] = [];
    const rest = async (ms: number) => void rests.push(ms);
    const piece = (ms: number) => async () => {
      clock += ms;
      return `after ${ms}`;
    };
    const work = gently(3, { now: () => clock, rest });
    expect([await work(piece(20)), await work(piece(5))]).toEqual(['after 20', 'after 5']);
    expect(rests).toEqual([60, 15]);
  });

  it('rests no more once a piece failed', async () => {
    const rests: number[] = [];
    const work = gently(3, { now: () => 0, rest: async (ms) => void rests.push(ms) });
    await expect(work(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(rests).toEqual([]);
  });
});
