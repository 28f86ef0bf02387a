import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Dice } from '../../testing/dice.ts';
import { agreedFrom } from './answers.ts';
import { assess } from './assess.ts';
import type { Assessment, Report } from './report.ts';
import { agents, clusterSizes, crowd, reliability, right, rightShare, upTo, wrong } from './testing/crowd.ts';

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
