import { describe, expect, it } from 'vitest';
import type { FactValue } from '../contracts/evidence.ts';
import type { EpochMs, Ratio } from '../units.ts';
import { monotoneKth } from './monotone-kth.ts';
import { word, words } from './testing/words.ts';
import type { Word } from './word.ts';

const hour = 3_600_000;
const day = 24 * hour;
const counter = (all: readonly Word[], base?: FactValue) =>
  monotoneKth(
    [...all].sort((a, b) => b.observedAt - a.observedAt),
    day,
    0.05,
    base,
  );
const agreed = (value: unknown, at: number, status: 'agreed' | 'unconfirmed' = 'agreed'): FactValue => ({
  value,
  evidence: {
    n: 4,
    observedAt: (1_000 + at) as EpochMs, // a time
    spread: 0,
    confidence: 0.5 as Ratio, // a share
    method: 'monotone-kth',
    status,
  },
});
const values = (outcome: ReturnType<typeof counter>) => outcome?.supporting.map((one) => (one as Word).value); // the rule hands on the words it was given
const moment = (at: number) => word(0, at).observedAt;

describe('a counter', () => {
  it('is the highest that enough vouch for, and those within the tolerance of it stand behind it', () => {
    const outcome = counter([word(1_100), word(1_000), word(1_000), word(950), word(949)]);
    expect(outcome).toMatchObject({ value: 1_000, agreed: true, considered: 5, torn: false, spread: 0.05 });
    expect(values(outcome)).toEqual([1_100, 1_000, 1_000, 950]);
  });

  it('is supported by about as much', () => {
    const outcome = counter(words(3, 1_000));
    expect([950, 1_000, 1_052, 949, 1_053].map((value) => outcome?.supports(value, moment(0)))).toEqual([true, true, true, false, false]);
    expect(counter(words(3, 950))?.supports(1_000, moment(0))).toBe(true); // of which 950 is just within the tolerance
  });

  it('is contradicted by more that was seen before others saw as much', () => {
    const outcome = counter([word(1_000, 10), word(1_000, 20), word(1_000, 30), word(2_000, 40)]);
    const contradicts = (value: number, at: number) => outcome?.contradicts(value, moment(at));
    expect([contradicts(1_053, 30), contradicts(1_052, 30), contradicts(1_053, 31), contradicts(900, 0)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('needs those whose word weighs something', () => {
    const doubted = word(1_000, 0, { trust: 0.5 });
    expect(counter([...words(2, 1_000), doubted])).toMatchObject({ value: 1_000, agreed: false });
    expect(counter([...words(3, 1_000), doubted])?.supporting).toHaveLength(3);
  });

  it('is not agreed at less than most say whom nobody trusts', () => {
    const doubted = words(5, 2_000, 0, { trust: 0.4 });
    expect(counter([...words(3, 1_000), ...doubted])).toMatchObject({ value: 2_000, agreed: false });
    expect(counter([...words(3, 1_900), ...doubted])).toMatchObject({ value: 1_900, agreed: true });
    expect(counter([...words(3, 1_899), ...doubted])).toMatchObject({ agreed: false });
  });

  it('needs more than three tenths of the weight of all', () => {
    const doubted = words(4, 1_040, 0, { trust: 0.55 });
    expect(counter([...doubted, ...words(6, 1_000)])).toMatchObject({ value: 1_000, agreed: true });
    expect(counter([...words(4, 1_040), ...words(6, 1_000)])).toMatchObject({ value: 1_040, agreed: true });
  });

  it('has lower counts against it that were seen later, from when enough had vouched', () => {
    const three = words(3, 2_000, 0);
    const later = 15 * 60_000;
    expect(counter([...three, ...words(5, 1_000, later - 1)])).toMatchObject({ value: 2_000, agreed: true }); // at the same time, as far as anybody can tell
    expect(counter([...three, word(1_000, later)])).toMatchObject({ value: 2_000, agreed: true }); // three against one, as everywhere
    expect(counter([...three, ...words(2, 1_000, later)])).toMatchObject({ agreed: false });
    expect(counter([...three, ...words(3, 1_000, later)])).toMatchObject({ agreed: false });
    expect(counter([...three, word(2_000, -hour), ...words(2, 1_000, later)])).toMatchObject({ agreed: false }); // who looked earlier says nothing about now
    // Four vouch where three would do: counted is from when the third had, not the first.
    const four = [...three, word(2_000, -hour)];
    expect(counter([...four, ...words(2, 1_000, later - hour), word(1_000, later)])).toMatchObject({ value: 2_000, agreed: true });
    // The three highest had vouched an hour before, when three soon saw less; all four had later.
    const rising = [word(2_030, -hour), word(2_020), word(2_010), word(2_000)];
    expect(counter([...rising, ...words(3, 1_000, later - hour)])).toMatchObject({ value: 2_000, agreed: true });
  });

  it('has those with it, not against it, who later see about as much', () => {
    const hardly = words(3, 2_000, 0, { trust: 0.7 }); // 2.5 of the evidence of 3
    const later = 15 * 60_000;
    expect(counter([...hardly, ...words(2, 1_900, later)])).toMatchObject({ value: 2_000, agreed: true });
    expect(counter([...hardly, word(1_900), word(1_000, later, { trust: 0.7 })])).toMatchObject({ value: 2_000, agreed: true });
    expect(counter([...hardly, word(1_899), word(1_000, later, { trust: 0.7 })])).toMatchObject({ agreed: false });
  });

  it('has older, lower counts against it', () => {
    const now = [...words(3, 1_000, 5 * day), word(900, 5 * day)];
    expect(counter([...now, ...words(6, 800, 4 * day - 1)])).toMatchObject({ value: 900, agreed: true, considered: 4 });
    expect(counter([...now, ...words(6, 1_000, 4 * day - 1)])).toMatchObject({ value: 1_000, agreed: true, considered: 4 });
    expect(counter([...now, ...words(6, 800, -10 * day)])).toMatchObject({ value: 1_000, agreed: true }); // longer ago than anybody counts
  });
});

describe('a counter without agreement', () => {
  it('is what all of a few vouch for, or the third of more', () => {
    expect(counter([word(10), word(8)])).toMatchObject({ value: 8, agreed: false, considered: 2, torn: false, spread: 0 });
    expect(counter([word(10)])).toMatchObject({ value: 10, agreed: false, considered: 1 });
    expect(counter([])).toBeUndefined();
    const doubted = [100, 90, 80, 70].map((value) => word(value, 0, { trust: 0.4 }));
    expect(counter(doubted)).toMatchObject({ value: 80, agreed: false, considered: 4, spread: 0.2 });
    expect(values(counter(doubted))).toEqual([100, 90, 80]);
  });

  it('has those behind it who say about as much, and judges nobody', () => {
    const outcome = counter([word(100), word(96)]);
    expect(values(outcome)).toEqual([100, 96]);
    expect(values(counter([word(100, 0, { trust: 0.4 }), word(80, 0, { trust: 0.4 }), word(80), word(76), word(75)]))).toEqual([
      100, 80, 80, 76,
    ]);
    expect([outcome?.supports(96, moment(0)), outcome?.contradicts(900, moment(-1))]).toEqual([false, false]);
  });
});

describe('growth', () => {
  const middle = words(4, 2_000);
  const grown = (value: number, hours: number, base?: FactValue) => counter([...middle, ...words(3, value, hours * hour)], base)?.value;

  it('is believed up to tenfold an hour beside the middle, for three hours at most', () => {
    expect([grown(20_000, 0), grown(20_001, 0)]).toEqual([20_000, 2_000]);
    expect([grown(20_000, 1), grown(20_001, 1)]).toEqual([20_000, 2_000]);
    expect([grown(200_000, 2), grown(200_001, 2)]).toEqual([200_000, 2_000]);
    expect([grown(2_000_000, 3), grown(2_000_000, 9), grown(2_000_001, 9)]).toEqual([2_000_000, 2_000_000, 2_000]);
  });

  it('is counted from when the first of the middle saw it', () => {
    const all = [word(2_000, 0), word(2_000, hour), word(2_000, hour), word(2_000, hour), ...words(3, 200_000, 2 * hour)];
    expect(counter(all)?.value).toBe(200_000);
    const lower = [word(1_900, 0), ...words(4, 2_000, hour), ...words(3, 200_000, 2 * hour)];
    expect(counter(lower)?.value).toBe(2_000);
  });

  it('is believed up to tenfold an hour since what was agreed, without end', () => {
    const now = (value: number) => words(3, value, 5 * hour);
    expect(counter(now(20_000_000), agreed(2_000, hour))?.value).toBe(20_000_000);
    expect(counter(now(20_000_001), agreed(2_000, hour))).toBeUndefined();
    expect(counter(now(20_000_001), agreed(2_000, hour, 'unconfirmed'))?.value).toBe(20_000_001);
    expect(counter(now(20_000_001), agreed('2000', hour))?.value).toBe(20_000_001);
  });

  it('counts small numbers as a thousand', () => {
    expect(counter(words(3, 10_000), agreed(1, 0))?.value).toBe(10_000);
    expect(counter(words(3, 10_001), agreed(1, 0))).toBeUndefined();
  });
});

describe('what was agreed', () => {
  it('never falls, and is confirmed by who sees at most so much less', () => {
    expect(counter(words(3, 1_000), agreed(900, 0))).toMatchObject({ value: 1_000, agreed: true });
    expect(counter(words(3, 960), agreed(1_000, 0))).toMatchObject({ value: 1_000, agreed: true });
    expect(counter(words(3, 950), agreed(1_000, 0))).toMatchObject({ value: 1_000, agreed: true });
    expect(counter(words(3, 949), agreed(1_000, 0))).toMatchObject({ value: 949, agreed: false });
    expect(counter(words(3, 949), agreed(1_000, 0, 'unconfirmed'))).toMatchObject({ value: 949, agreed: true });
  });

  it('does not make two a quorum', () => {
    expect(counter(words(2, 1_000), agreed(1_000, 0))).toMatchObject({ agreed: false });
    expect(counter([...words(2, 960), word(940)], agreed(1_000, 0))).toMatchObject({ agreed: false });
  });

  it('is refuted by most of those who look a quarter of an hour later or more, by number and by weight', () => {
    const after = (at: number, ...said: Word[][]) => counter(said.flat(), agreed(1_000, at));
    const [later, hardly, fully] = [15 * 60_000, { trust: 0.6 }, { trust: 0.95 }];
    expect(after(0, words(3, 500, later))).toMatchObject({ value: 500, agreed: true, torn: true });
    expect(after(0, words(3, 500, later - 1))).toMatchObject({ agreed: false, torn: false });
    expect(after(0, words(3, 950, later))).toMatchObject({ value: 1_000, torn: false });
    expect(after(0, words(3, 500, hour, fully), words(4, 1_000, hour))).toMatchObject({ value: 1_000, torn: false }); // fewer, who weigh more
    expect(after(0, words(3, 500, hour, fully), words(3, 1_000, hour))).toMatchObject({ value: 1_000, torn: false });
    expect(after(0, words(4, 500, hour, hardly), words(3, 1_000, hour))).toMatchObject({ value: 1_000, torn: false }); // more, who weigh less
    expect(after(0, words(4, 500, hour), words(3, 1_000, hour))).toMatchObject({ torn: true });
    expect(after(0, words(2, 500, hour))).toMatchObject({ torn: false });
  });
});
