import { describe, expect, it } from 'vitest';
import { baselines } from './baselines.ts';
import type { PastOutcome } from './learned-from.ts';
import { at } from './testing/inputs.ts';

const paid = (usd: number, more: Partial<PastOutcome> = {}): PastOutcome => ({
  platform: 'galxe',
  spaceId: 's',
  type: 'raffle',
  knownAt: at(-1),
  usd,
  ...more,
});
const of = { platform: 'galxe', spaceId: 's', type: 'raffle' } as const;
const closeTo = (...values: number[]) => values.map((value) => expect.closeTo(value, 9));

describe('what anybody could say without a model', () => {
  it('is what campaigns of the platform paid, whatever their space and type', () => {
    const past = [paid(5), paid(1, { spaceId: 'other' }), paid(3, { type: 'quest' }), paid(900, { platform: 'kaito' })];
    expect(baselines(past, of).median).toEqual(closeTo(1.4, 3, 4.6));
  });

  it('is of the newest three hundred only', () => {
    const past = Array.from({ length: 400 }, (_, index) => paid(index < 100 ? 1e6 : 2));
    expect(baselines(past, of).median).toEqual([2, 2, 2]);
  });

  it('is what the last campaign of the same space and type paid', () => {
    const past = [paid(5), paid(7), paid(3, { spaceId: 'other' }), paid(2, { type: 'quest' })];
    expect(baselines(past, of).similar[1]).toBe(7);
  });

  it('is what the last of the type paid where the space had none, and the middle of the platform where the type had none', () => {
    const past = [paid(5), paid(7), paid(3, { spaceId: 'other' }), paid(2, { spaceId: 'other', type: 'quest' })];
    expect(baselines(past, { ...of, spaceId: 'new' }).similar[1]).toBe(3);
    expect(baselines(past, { ...of, type: 'new' }).similar[1]).toBe(4);
  });

  it('has the range by which similar campaigns in a row differed: here by half and by double', () => {
    const past = [paid(8), paid(4), paid(50, { spaceId: 'other' }), paid(8), paid(100, { spaceId: 'other' }), paid(4)];
    // Steps: ½ and 2 and ½ of the space, 2 of the other: a tenth of the way is ½, nine tenths 2.
    expect(baselines(past, of).similar).toEqual(closeTo(2, 4, 8));
  });

  it('does not take a campaign of another type for the one before', () => {
    const past = [paid(8), paid(1, { type: 'quest' }), paid(8), paid(1, { type: 'quest' }), paid(8)];
    expect(baselines(past, of).similar).toEqual(closeTo(8, 8, 8));
  });

  it('always holds the middle, also where campaigns only ever paid more or less than before', () => {
    expect(baselines([paid(1), paid(2), paid(4)], of).similar).toEqual(closeTo(4, 4, 8));
    expect(baselines([paid(4), paid(2), paid(1)], of).similar).toEqual(closeTo(0.5, 1, 1));
  });

  it('takes less than a cent as a cent: no step from nothing is without end', () => {
    expect(baselines([paid(0), paid(1), paid(0)], of).similar).toEqual(closeTo(0, 0, 0.01 * Math.exp(0.8 * Math.log(100))));
  });

  it('is nothing where nothing is known', () => {
    expect(baselines([], of)).toEqual({ median: [0, 0, 0], similar: closeTo(0, 0, 0.01) });
  });
});
