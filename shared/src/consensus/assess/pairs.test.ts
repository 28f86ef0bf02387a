import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedPerItem, eachMeeting, PairIndex, Tally } from './pairs.ts';
import { tableOf } from './table.ts';
import { upTo } from './testing/crowd.ts';

describe('how many reports of an item are compared', () => {
  it.each([
    { items: 0, compared: 80 },
    { items: 1, compared: 80 },
    { items: 937, compared: 80 },
    { items: 938, compared: 79 },
    { items: 10_000, compared: 24 },
    { items: 60_000, compared: 10 },
    { items: 1_000_000, compared: 6 },
  ])('is $compared of $items items', ({ items, compared }) => {
    expect(comparedPerItem(items)).toBe(compared);
  });
});

describe('meetings', () => {
  const said = (item: string, count: number) =>
    upTo(count).map((n) => ({ item, contributor: `p${String(n).padStart(3, '0')}`, value: 'v' }));
  const meetings = (table: ReturnType<typeof tableOf>) => {
    const found: string[] = [];
    eachMeeting(table, (one, other) => found.push(`${one} ${other}`));
    return found;
  };

  it('are all pairs of the reports of an item, in order, and none across items', () => {
    expect(meetings(tableOf([...said('a', 3), ...said('b', 2), ...said('c', 1)]))).toEqual(['0 1', '0 2', '1 2', '3 4']);
    expect(meetings(tableOf([]))).toEqual([]);
  });

  it('of eighty are all, of more those of eighty who are drawn, always the same', () => {
    expect(meetings(tableOf(said('a', 80)))).toHaveLength((80 * 79) / 2);
    const found = meetings(tableOf(said('a', 120)));
    expect(found).toHaveLength((80 * 79) / 2);
    const drawn = [...new Set(found.flatMap((one) => one.split(' ').map(Number)))];
    expect(drawn).toHaveLength(80);
    expect(found.every((one) => Number(one.split(' ')[0]) < Number(one.split(' ')[1]))).toBe(true);
    expect(upTo(120).filter((place) => !drawn.includes(place))).toEqual([
      0, 4, 5, 9, 12, 17, 23, 26, 27, 28, 31, 34, 46, 48, 49, 51, 58, 59, 60, 62, 63, 64, 65, 66, 69, 76, 78, 88, 95, 97, 100, 101, 102,
      103, 105, 109, 110, 114, 115, 118,
    ]);
  });

  it('draw others for another item', () => {
    const table = tableOf([...said('a', 120), ...said('b', 120)]);
    const absent = (from: number) => {
      const drawn = new Set<number>();
      eachMeeting(table, (one, other) => drawn.add(one).add(other));
      return upTo(120).filter((n) => !drawn.has(from + n));
    };
    expect(absent(0)).toHaveLength(40);
    expect(absent(120)).not.toEqual(absent(0));
  });
});

describe('numbers for pairs', () => {
  it('are given in the order of first asking, and stay', () => {
    const index = new PairIndex(10);
    expect([index.of(0, 1), index.of(3, 4), index.of(0, 2), index.of(0, 1), index.of(3, 4)]).toEqual([0, 1, 2, 0, 1]);
    expect(index.size).toBe(3);
  });

  it('tell who the pair is', () => {
    const index = new PairIndex(10);
    index.of(0, 1);
    index.of(7, 9);
    const found: number[][] = [];
    index.forEach((...pair) => {
      found.push(pair);
    });
    expect(found.sort(([a = 0], [b = 0]) => a - b)).toEqual([
      [0, 0, 1],
      [1, 7, 9],
    ]);
  });

  it('stay as they were when there are more than fit', () => {
    for (const people of [200, 3_000_000]) {
      const index = new PairIndex(people);
      const pairs = upTo(6_000).map((n) => [n % 100, 100 + Math.floor(n / 100) * (people / 200)] as const);
      const numbers = pairs.map(([a, b]) => index.of(a, b));
      expect(numbers).toEqual(upTo(6_000));
      expect(pairs.map(([a, b]) => index.of(a, b))).toEqual(numbers);
      const found: number[][] = [];
      index.forEach((...pair) => {
        found.push(pair);
      });
      expect(found.sort(([a = 0], [b = 0]) => a - b)).toEqual(pairs.map(([a, b], n) => [n, a, b]));
    }
  });

  it('are as many as there are pairs', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20))), (asked) => {
        const index = new PairIndex(21);
        for (const [a, b] of asked) index.of(a, b);
        expect(index.size).toBe(new Set(asked.map(String)).size);
      }),
    );
  });
});

describe('a tally', () => {
  it('adds up at any place, and is nothing elsewhere', () => {
    const tally = new Tally();
    tally.add(3, 2);
    tally.add(3, 0.5);
    expect([tally.get(3), tally.get(4), tally.get(1_000_000)]).toEqual([2.5, 0, 0]);
    expect([...tally.list(5)]).toEqual([0, 0, 0, 2.5, 0]);
  });

  it('grows where something is added beyond its end, and keeps what it holds', () => {
    const tally = new Tally();
    tally.add(4_095, 1);
    tally.add(4_096, 2);
    tally.add(50_000, 3);
    expect([tally.get(4_095), tally.get(4_096), tally.get(50_000)]).toEqual([1, 2, 3]);
    const list = tally.list(60_000);
    expect([list.length, list[4_095], list[4_096], list[50_000], list[59_999]]).toEqual([60_000, 1, 2, 3, 0]);
  });
});
