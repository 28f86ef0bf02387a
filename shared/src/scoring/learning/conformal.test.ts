import { describe, expect, it } from 'vitest';
import { calibrated, type Group, groupOf, offsets, type Scored } from './conformal.ts';
import { hasDrifted } from './drift.ts';
import { at, vector } from './testing/examples.ts';

const none = { draw: [0, 0, 0], sure: [0, 0, 0], guess: [0, 0, 0] } as const satisfies Parameters<typeof calibrated>[2];
const zero = (offset = 0) =>
  ({ draw: [-offset, 0, offset], sure: [-offset, 0, offset], guess: [-offset, 0, offset] }) as Parameters<typeof calibrated>[2];
const came = (realised: number, days = 0, group: Group = 'draw'): Scored => ({ knownAt: at(days), group, said: [-1, 0, 1], realised });
const hundred = Array.from({ length: 100 }, (_, index) => came(index - 50));

describe('kinds of campaigns', () => {
  it.each([
    [{ structural: 1, raffle: 1 }, 'draw'],
    [{ structural: 1, fcfs: 1 }, 'sure'],
    [{ structural: 0, raffle: 1 }, 'guess'],
  ] as const)('%o is a %s', (known, group) => {
    expect(groupOf(vector(known))).toBe(group);
  });
});

describe('the offsets of a range', () => {
  it('leave one outcome in ten below it and one above, with one more for what is not seen yet', () => {
    const { draw } = offsets(hundred, at(0));
    const [low, middle, high] = calibrated([-1, 0, 1], 'draw', { ...none, draw });
    expect([low, middle, high]).toEqual([-41, -1, 40]);
  });

  it('reach the farthest outcome where hardly any is known', () => {
    const { draw } = offsets([came(-3), came(0), came(7)], at(0));
    expect(draw).toEqual([-2, 0, 6]);
  });

  it('are none without outcomes', () => {
    expect(offsets([], at(0))).toEqual(none);
  });

  it('follow newer outcomes more than older ones: half the weight each 25 days', () => {
    const older = Array.from({ length: 50 }, () => came(0, -100));
    const newer = Array.from({ length: 50 }, () => came(5, 0));
    expect(offsets([...older, ...newer], at(0)).draw[1]).toBe(5);
    const even = [...Array.from({ length: 41 }, () => came(0, -25)), ...Array.from({ length: 20 }, () => came(5, 0))];
    expect(offsets(even, at(0)).draw[1]).toBe(0);
    expect(offsets([...even, came(5, 0)], at(0)).draw[1]).toBe(5);
    expect(offsets(even, at(-60)).draw[1]).toBe(0);
  });

  it('follow outcomes of the same kind more than others', () => {
    const mixed = [...Array.from({ length: 52 }, () => came(0, 0, 'draw')), ...Array.from({ length: 50 }, () => came(5, 0, 'sure'))];
    const { draw, sure, guess } = offsets(mixed, at(0));
    expect([draw[1], sure[1]]).toEqual([0, 5]);
    expect(guess[1]).toBe(0);
  });

  it('are the same in whatever order the outcomes come', () => {
    const shuffled = hundred.map((_, index) => hundred[(index * 37) % 100] ?? came(0));
    expect(offsets(shuffled, at(0))).toEqual(offsets(hundred, at(0)));
  });

  it('of campaigns that structure cannot value follow those', () => {
    const mixed = [...Array.from({ length: 52 }, () => came(0)), ...Array.from({ length: 50 }, () => came(5, 0, 'guess'))];
    expect(offsets(mixed, at(0)).guess[1]).toBe(5);
  });

  it('keep a prediction in order', () => {
    expect(calibrated([0, 1, 2], 'draw', { ...none, draw: [5, 0, -5] })).toEqual([-3, 1, 5]);
  });
});

describe('drift', () => {
  const window = (outside: number, of = 40) => Array.from({ length: of }, (_, index) => came(index < outside ? 9 : 0));

  it('is more outcomes outside the range than chance allows, among the newest forty', () => {
    expect(hasDrifted(window(16), zero())).toBe(false);
    expect(hasDrifted(window(17), zero())).toBe(true);
    expect(hasDrifted([...window(40), ...window(3)], zero())).toBe(false);
  });

  it('is judged by the offsets that were in force, on either side', () => {
    expect(hasDrifted(window(40), zero(8.5))).toBe(false);
    expect(
      hasDrifted(
        window(40).map((one) => ({ ...one, realised: -one.realised })),
        zero(7.5),
      ),
    ).toBe(true);
    expect(
      hasDrifted(
        window(40).map((one) => ({ ...one, realised: 1 })),
        zero(),
      ),
    ).toBe(false);
    expect(
      hasDrifted(
        window(40).map((one) => ({ ...one, realised: -1 })),
        zero(),
      ),
    ).toBe(false);
  });

  it('is not said of fewer than twenty', () => {
    expect(hasDrifted(window(19, 19), zero())).toBe(false);
    expect(hasDrifted(window(20, 20), zero())).toBe(true);
  });
});
