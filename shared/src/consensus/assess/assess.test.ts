import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Dice } from '../../testing/dice.ts';
import type { EpochMs } from '../../units.ts';
import { newcomerTrust } from '../settings.ts';
import { agreedFrom } from './answers.ts';
import { assess } from './assess.ts';
import { coSubmission } from './co-submission.ts';
import type { Assessment, Report, Tie } from './report.ts';

interface Crowd {
  honest: number;
  items: number;
  /** Reports an item gets from honest people. */
  each: number;
  right: number;
  values?: number;
  seed?: number;
}

/** Honest people, each right so often, wrong at random otherwise; the truth about item n is n modulo the number of values. */
function crowd({ honest, items, each, right, values = 2, seed = 1 }: Crowd): Report[] {
  const dice = new Dice(seed);
  const people = Array.from({ length: honest }, (_, n) => `h${n}`);
  return Array.from({ length: items }, (_, item) =>
    dice
      .shuffled(people)
      .slice(0, each)
      .map((contributor) => {
        const answer = dice.chance(right) ? item : item + dice.whole(1, values - 1);
        return { item: `i${item}`, contributor, value: String(answer % values) };
      }),
  ).flat();
}

function agents(count: number, items: readonly number[], says: (item: number, agent: number) => string | number | undefined): Report[] {
  return Array.from({ length: count }, (_, agent) =>
    items.flatMap((item) => {
      const value = says(item, agent);
      return value === undefined ? [] : [{ item: `i${item}`, contributor: `x${agent}`, value }];
    }),
  ).flat();
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);
const wrong = (item: number) => String((item + 1) % 2);
const right = (item: number) => String(item % 2);
const rightShare = ({ answers }: Assessment, items: number, values = 2) =>
  upTo(items).filter((item) => answers.get(`i${item}`)?.value === String(item % values)).length / items;
const clusterSizes = ({ standings }: Assessment) => {
  const sizes = new Map<string, number>();
  for (const { cluster } of standings.values()) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return [...sizes.values()].filter((size) => size > 1).sort((a, b) => b - a);
};
const reliability = ({ standings }: Assessment, who: string) => standings.get(who)?.reliability ?? Number.NaN;

describe('categories', () => {
  const reports = crowd({ honest: 30, items: 200, each: 8, right: 0.8 });

  it('are found right, and everybody stands alone, in a crowd without agents', () => {
    const assessment = assess(reports, { kind: 'category' });
    expect(rightShare(assessment, 200)).toBeGreaterThan(0.97);
    expect(clusterSizes(assessment)).toEqual([]);
    expect(assessment.standings.get('h3')).toMatchObject({
      cluster: 'h3',
      items: reports.filter(({ contributor }) => contributor === 'h3').length,
    });
  });

  it('do not depend on the order of reports', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(reports.slice(0, 160), { minLength: 160 }), (shuffled) => {
        expect(assess(shuffled, { kind: 'category' })).toEqual(assess(reports.slice(0, 160), { kind: 'category' }));
      }),
      { numRuns: 5 },
    );
  });

  it('stay right beside as many agents as reports who answer all of it wrongly, because honest people are more', () => {
    const assessment = assess([...reports, ...agents(8, upTo(200), wrong)], { kind: 'category' });
    expect(rightShare(assessment, 200)).toBeGreaterThan(0.97);
    expect(reliability(assessment, 'x0')).toBeLessThan(0.6);
    expect(reliability(assessment, 'h0')).toBeGreaterThan(0.75);
  });

  it('follow the agents once those are more than honest people: that is where it breaks', () => {
    expect(rightShare(assess([...reports, ...agents(31, upTo(200), wrong)], { kind: 'category' }), 200)).toBeLessThan(0.1);
  });

  it('stay right beside agents who earn trust with the truth and lie together about a part', () => {
    const assessment = assess([...reports, ...agents(7, upTo(200), (item) => (item < 50 ? wrong(item) : right(item)))], {
      kind: 'category',
    });
    expect(rightShare(assessment, 200)).toBeGreaterThan(0.97);
    expect(clusterSizes(assessment)).toEqual([7]);
    expect(assessment.standings.get('x6')?.cluster).toBe('x0');
  });

  it('count those who guess always the same for little', () => {
    const assessment = assess([...reports, ...agents(6, upTo(200), () => '1')], { kind: 'category' });
    expect(rightShare(assessment, 200)).toBeGreaterThan(0.92);
    expect(reliability(assessment, 'x0')).toBeLessThan(0.65);
  });

  it('do not take honest people for one, however good all of them are', () => {
    for (const seed of [1, 2, 3])
      expect(clusterSizes(assess(crowd({ honest: 12, items: 400, each: 8, right: 0.995, seed }), { kind: 'category' }))).toEqual([]);
  });

  it('with many values need less to be right', () => {
    const many = crowd({ honest: 30, items: 200, each: 5, right: 0.6, values: 12, seed: 5 });
    expect(rightShare(assess(many, { kind: 'category' }), 200, 12)).toBeGreaterThan(0.9);
  });

  it('on sparse items agree on nothing wrong in a hundred although three in ten lie together', () => {
    const dice = new Dice(3);
    const sparse: Report[] = [];
    for (let item = 0; item < 800; item++)
      for (const who of dice.shuffled(upTo(120)).slice(0, dice.whole(1, 5)))
        sparse.push({
          item: `i${item}`,
          contributor: `p${who}`,
          value: who < 36 ? wrong(item) : dice.chance(0.97) ? right(item) : wrong(item),
        });
    const assessment = assess(sparse, { kind: 'category' });
    const agreed = upTo(800).filter((item) => (assessment.answers.get(`i${item}`)?.confidence ?? 0) >= agreedFrom);
    expect(agreed.length).toBeGreaterThan(200);
    expect(agreed.filter((item) => assessment.answers.get(`i${item}`)?.value !== right(item)).length).toBeLessThanOrEqual(
      agreed.length / 100,
    );
  });

  it('state how sure they are within their range, and never more than the reports allow', () => {
    const { answers } = assess(reports, { kind: 'category' });
    for (const { confidence, n } of answers.values()) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThan(1);
      expect(n).toBeLessThanOrEqual(8);
      if (confidence >= agreedFrom) expect(n).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('a few reports', () => {
  const say = (...values: (string | number)[]): Report[] => values.map((value, n) => ({ item: 'i', contributor: `c${n}`, value }));
  const answer = (values: (string | number)[], kind: 'category' | 'number' = 'category') =>
    assess(say(...values), { kind }).answers.get('i');

  it.each([
    { values: ['a'], value: 'a', n: 1, agreed: false },
    { values: ['a', 'a'], value: 'a', n: 2, agreed: false },
    { values: ['a', 'a', 'a'], value: 'a', n: 3, agreed: true },
    { values: ['a', 'a', 'b'], value: 'a', n: 2, agreed: false },
    { values: ['a', 'a', 'a', 'b', 'b'], value: 'a', n: 3, agreed: false },
    { values: ['a', 'a', 'a', 'a', 'a', 'a', 'b'], value: 'a', n: 6, agreed: true },
  ])('$values come to $value', ({ values, value, n, agreed }) => {
    const found = answer(values);
    expect(found).toMatchObject({ value, n });
    expect((found?.confidence ?? 0) >= agreedFrom).toBe(agreed);
  });

  it('nothing comes to nothing', () => {
    for (const kind of ['category', 'number'] as const) {
      const { standings, answers } = assess([], { kind });
      expect([standings.size, answers.size]).toEqual([0, 0]);
    }
  });

  it('about somebody nobody met, what is thought of newcomers is thought', () => {
    const { standings } = assess([{ item: 'i', contributor: 'c', value: 'a' }], { kind: 'category' });
    expect(standings.get('c')).toEqual({ cluster: 'c', items: 1, reliability: expect.closeTo(newcomerTrust, 2) });
    expect(assess([{ item: 'i', contributor: 'c', value: 1 }], { kind: 'number' }).standings.get('c')?.reliability).toBeCloseTo(
      newcomerTrust,
      9,
    );
  });

  it('who says two things about an item says one of them, whichever comes first', () => {
    const twice: Report[] = [...say('a', 'a'), { item: 'i', contributor: 'c0', value: 'b' }];
    expect(assess(twice, { kind: 'category' })).toEqual(assess([...twice].reverse(), { kind: 'category' }));
    expect(assess(twice, { kind: 'category' }).standings.get('c0')?.items).toBe(1);
  });

  it('numbers have a middle that an absurd one hardly moves', () => {
    expect(answer([10, 10, 10], 'number')).toMatchObject({ value: 10, n: 3 });
    expect(Number(answer([10, 11, 10, 12, 1e12], 'number')?.value)).toBeLessThan(13);
    expect(answer([10, 11, 10, 12, 1e12], 'number')?.n).toBe(4);
  });
});

describe('numbers', () => {
  /** Each person has a small habit of their own and some noise; the truth about item n is 10 n. */
  function measured(honest: number, items: number, each: number, seed = 1): Report[] {
    const dice = new Dice(seed);
    const habit = upTo(honest).map(() => dice.next() * 4 - 2);
    return upTo(items).flatMap((item) =>
      dice
        .shuffled(upTo(honest))
        .slice(0, each)
        .map((who) => ({ item: `i${item}`, contributor: `h${who}`, value: 10 * item + (habit[who] ?? 0) + (dice.next() - 0.5) * 16 })),
    );
  }
  const errorOf = ({ answers }: Assessment, items: number) =>
    upTo(items).reduce((sum, item) => sum + Math.abs(Number(answers.get(`i${item}`)?.value) - 10 * item), 0) / items;
  const reports = measured(24, 120, 8);
  const clean = errorOf(assess(reports, { kind: 'number' }), 120);

  it('are found about as near as a mean can be, by people who stand alone', () => {
    expect(clean).toBeLessThan(1.8);
    expect(clusterSizes(assess(reports, { kind: 'number' }))).toEqual([]);
  });

  it('do not depend on the order of reports', () => {
    expect(assess([...reports].reverse(), { kind: 'number' })).toEqual(assess(reports, { kind: 'number' }));
  });

  it('scale and shift with what is reported', () => {
    const moved = assess(
      reports.map((report) => ({ ...report, value: Number(report.value) * 1_000 + 5_000 })),
      { kind: 'number' },
    ).answers;
    for (const [item, { value, n, confidence }] of assess(reports, { kind: 'number' }).answers) {
      expect(Number(moved.get(item)?.value)).toBeCloseTo(Number(value) * 1_000 + 5_000, 3);
      expect(moved.get(item)).toMatchObject({ n, confidence });
    }
  });

  it.each([
    { why: 'everywhere', attacks: () => true },
    { why: 'in half of the items, and tell the truth about the others', attacks: (item: number) => item % 2 === 0 },
  ])('are not moved by agents who together say far too much $why', ({ attacks }) => {
    const lies = agents(5, upTo(120), (item) => (attacks(item) ? 10 * item + 60 : 10 * item));
    const assessment = assess([...reports, ...lies], { kind: 'number' });
    expect(errorOf(assessment, 120)).toBeLessThan(clean * 1.35);
    expect(clusterSizes(assessment)).toEqual([5]);
  });

  it('are not moved by one who says absurd numbers, who is not relied on', () => {
    const assessment = assess([...reports, ...agents(1, upTo(120), (item) => (item % 3 === 0 ? 1e15 : -1e15))], { kind: 'number' });
    expect(errorOf(assessment, 120)).toBeLessThan(clean * 1.1);
    expect(reliability(assessment, 'x0')).toBeLessThan(0.2);
    expect(reliability(assessment, 'h0')).toBeGreaterThan(0.8);
  });

  it('set somebody right who is always off the same way, and count the noisy for less', () => {
    const dice = new Dice(9);
    const noisy = agents(6, upTo(120), (item) => 10 * item + (dice.next() - 0.5) * 120);
    const biased = agents(1, upTo(120), (item) => 10 * item + 40);
    expect(errorOf(assess([...reports, ...noisy], { kind: 'number' }), 120)).toBeLessThan(clean * 1.4);
    expect(errorOf(assess([...reports, ...biased], { kind: 'number' }), 120)).toBeLessThan(clean * 1.2);
  });
});

describe('ties from outside', () => {
  const reports = crowd({ honest: 30, items: 60, each: 8, right: 0.8 });
  const tie = (evidence: number, ...members: string[]): Tie => ({ members, evidence });
  const sizes = (ties: readonly Tie[]) => clusterSizes(assess(reports, { kind: 'category', ties }));

  it('join on their own when they are strong, and not when they are weak', () => {
    expect(sizes([tie(9, 'h1', 'h2', 'h3')])).toEqual([3]);
    expect(sizes([tie(2, 'h1', 'h2', 'h3')])).toEqual([]);
  });

  it('add up', () => {
    expect(sizes([tie(5, 'h1', 'h2'), tie(5, 'h2', 'h1')])).toEqual([2]);
  });

  it('join people who never met, and say nothing of strangers', () => {
    const apart: Report[] = [
      { item: 'a', contributor: 'p', value: '1' },
      { item: 'b', contributor: 'q', value: '1' },
    ];
    expect(clusterSizes(assess(apart, { kind: 'category', ties: [tie(7, 'p', 'q', 'stranger')] }))).toEqual([2]);
    expect(clusterSizes(assess(apart, { kind: 'number', ties: [tie(5, 'p', 'q')] }))).toEqual([]);
  });

  it('of a whole crowd say nothing', () => {
    const crowded = upTo(1_001).map((n) => ({ item: 'a', contributor: `p${n}`, value: '1' }));
    expect(clusterSizes(assess(crowded, { kind: 'category', ties: [tie(9, ...crowded.map(({ contributor }) => contributor))] }))).toEqual(
      [],
    );
  });
});

describe('sightings handed in side by side', () => {
  const minute = 60_000;
  const start = Date.UTC(2026, 10, 1);
  const arrival = (contributor: string, item: string, minutes: number) => ({
    contributor,
    item,
    receivedAt: (start + minutes * minute) as EpochMs,
  }); // a time
  const bots = (times: number, apart = 0.5) =>
    upTo(times).flatMap((n) => [arrival('b1', `i${n}`, n * 100), arrival('b2', `i${n}`, n * 100 + apart)]);
  const evidence = 3 * Math.log(0.8 / (2 / 60));

  it('tie together who does so again and again', () => {
    expect(coSubmission(bots(3))).toEqual([{ members: ['b1', 'b2'], evidence: expect.closeTo(evidence, 6) }]);
    expect(coSubmission(bots(3, -0.5))).toEqual([{ members: ['b1', 'b2'], evidence: expect.closeTo(evidence, 6) }]);
    expect(coSubmission([...bots(3)].reverse())).toEqual(coSubmission(bots(3)));
  });

  it('say no more than so much', () => {
    expect(coSubmission(bots(9))[0]?.evidence).toBe(12);
  });

  it('on fewer than three occasions, or more than a minute apart, say nothing', () => {
    expect(coSubmission(bots(2))).toEqual([]);
    expect(coSubmission(bots(9, 1.01))).toEqual([]);
    expect(coSubmission(bots(3, 1))).toHaveLength(1);
  });

  it('of one occasion count once, however much was in the list', () => {
    expect(coSubmission(upTo(9).flatMap((n) => [arrival('a', `i${n}`, 0), arrival('b', `i${n}`, 0)]))).toEqual([]);
  });

  it('count for less the more often two who see the same miss each other', () => {
    const missed = (count: number) => upTo(count).flatMap((n) => [arrival('b1', `m${n}`, n * 100), arrival('b2', `m${n}`, n * 100 + 30)]);
    expect(coSubmission([...bots(3), ...missed(2)])[0]?.evidence).toBeCloseTo(evidence + 2 * Math.log(0.2), 6);
    expect(coSubmission([...bots(3), ...missed(9)])).toEqual([]);
  });

  it('on what everybody looks at say nothing', () => {
    const busy = upTo(3).flatMap((day) => upTo(60).map((n) => arrival(`p${n}`, `i${day}`, day * 1_440 + n)));
    expect(coSubmission([...busy, ...bots(3)])).toEqual([]);
  });

  it('by one and the same contributor are nobody else', () => {
    expect(coSubmission(upTo(5).flatMap((n) => [arrival('a', `i${n}`, n * 100), arrival('a', `i${n}`, n * 100)]))).toEqual([]);
  });
});
