import { describe, expect, it } from 'vitest';
import { permutationCount, permutationsFrom } from './permutations.ts';

const orders = (seed: number, length: number) => {
  const all = permutationsFrom(seed)(length);
  return Array.from({ length: permutationCount }, (_, nth) => [...all.subarray(nth * length, (nth + 1) * length)]);
};

describe('random orders of days', () => {
  it('are 199 orders of all days', () => {
    for (const length of [10, 11, 12, 30])
      for (const order of orders(1, length)) expect([...order].sort((a, b) => a - b)).toEqual([...order.keys()]);
    expect(permutationsFrom(1)(10)).toHaveLength(1_990);
  });

  it('are the same for the same seed, whatever was asked for before, and others for another', () => {
    const known = permutationsFrom(1);
    known(12);
    expect(known(30)).toEqual(permutationsFrom(1)(30));
    expect(known(30)).toBe(known(30));
    expect(orders(1, 30)).not.toEqual(orders(2, 30));
  });

  it('differ from each other and from the true order', () => {
    const all = orders(7, 30);
    expect(new Set(all.map(String)).size).toBe(permutationCount);
    expect(all.map(String)).not.toContain(String([...Array(30).keys()]));
  });

  it('keep most neighbours together, three days at a time', () => {
    for (const order of orders(3, 30)) {
      const together = order.filter((day, nth) => nth > 0 && day === ((order[nth - 1] ?? 0) + 1) % 30).length;
      expect(together).toBeGreaterThanOrEqual(20);
    }
  });

  it('put each day everywhere about equally often', () => {
    const length = 30;
    const firsts = new Array<number>(length).fill(0);
    for (const seed of [1, 2, 3, 4, 5, 6]) for (const [first = 0] of orders(seed, length)) firsts[first] = (firsts[first] ?? 0) + 1;
    for (const many of firsts) expect(many).toBeGreaterThan(15); // of 1,194 orders, 40 are expected
    for (const many of firsts) expect(many).toBeLessThan(70);
    const places = orders(9, length).map((order) => order.indexOf(0));
    expect(new Set(places).size).toBeGreaterThan(25);
  });

  it('are these: whoever has the seed can repeat them', () => {
    expect(Array.from(orders(1, 10)[0] ?? [])).toEqual([5, 6, 7, 4, 8, 9, 0, 1, 2, 3]);
  });
});
