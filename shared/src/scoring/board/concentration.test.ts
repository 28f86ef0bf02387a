import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EpochMs } from '../../units.ts';
import type { Measure } from '../measure.ts';
import { type Concentration, concentration } from './concentration.ts';
import { concentrationMove } from './concentration-move.ts';
import { sumsOf } from './sums.ts';
import { wholeBoard } from './whole-board.ts';

const weight = fc.double({ min: 0.001, max: 1e6, noNaN: true });
const boards = fc.array(weight, { minLength: 20, maxLength: 60 });
const known = <T>(measure: Measure<T>): T => {
  if (!measure.known) throw new Error(`missing: ${measure.missing.join()}`);
  return measure.value;
};

describe('concentration', () => {
  it('is even for equal rows and 1 for a single holder among many', () => {
    expect(concentration(Array(20).fill(3))).toMatchObject({
      known: true,
      value: { top10: expect.closeTo(0.5, 12), gini: expect.closeTo(0, 12), hhi: expect.closeTo(0.05, 12), n: 20 },
    });
    expect(concentration([7, ...Array(19).fill(0)])).toMatchObject({
      value: { hhi: 1, top10: 1, gini: expect.closeTo(0.95, 12), effectiveHolders: 1 },
    });
  });

  it('is right for 1, 2, … 20, worked out by hand', () => {
    // total 210, squares 2870, first ten 155; Gini of 1…n is (n - 1) / (3 n)
    const { top10, gini, hhi, effectiveHolders } = known(concentration(Array.from({ length: 20 }, (_, n) => n + 1)));
    expect(top10).toBeCloseTo(155 / 210, 12);
    expect(gini).toBeCloseTo(19 / 60, 12);
    expect(hhi).toBeCloseTo(2870 / 44100, 12);
    expect(effectiveHolders).toBeCloseTo(44100 / 2870, 9);
  });

  it('abstains on few rows or no weight, and throws on a weight that is none', () => {
    expect(concentration([1, 2, 3])).toEqual({ known: false, missing: ['rows'] });
    expect(concentration(Array(19).fill(1))).toEqual({ known: false, missing: ['rows'] });
    expect(concentration(Array(20).fill(0))).toEqual({ known: false, missing: ['shares'] });
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => concentration([1, bad])).toThrow(`weights >= 0, got ${bad}`);
  });

  it('does not depend on the unit or the order, and stays within its range', () => {
    fc.assert(
      fc.property(boards, fc.double({ min: 0.01, max: 100, noNaN: true }), (weights, scale) => {
        const a = known(concentration(weights));
        const b = known(concentration(weights.map((one) => one * scale).reverse()));
        for (const name of ['hhi', 'gini', 'top10'] as const) expect(b[name]).toBeCloseTo(a[name], 9);
        expect(a.hhi).toBeGreaterThanOrEqual(1 / weights.length - 1e-12);
        expect(a.top10).toBeGreaterThanOrEqual(Math.min(1, 10 / weights.length) - 1e-12);
        expect(a.gini).toBeLessThanOrEqual(1 - 1 / weights.length + 1e-12);
      }),
    );
  });

  it('never falls when a row gives to a larger one', () => {
    fc.assert(
      fc.property(boards, fc.nat(), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (weights, i, j, part) => {
        const [from, to] = [i % weights.length, j % weights.length];
        const [gives, takes] = [weights[from] ?? 0, weights[to] ?? 0];
        fc.pre(gives < takes);
        const moved = weights.with(from, gives * (1 - part)).with(to, takes + gives * part);
        const [before, after] = [known(concentration(weights)), known(concentration(moved))];
        for (const name of ['hhi', 'gini', 'top10'] as const) expect(after[name]).toBeGreaterThanOrEqual(before[name] - 1e-9);
      }),
    );
  });
});

describe('the whole of a board of which only the first rows were seen', () => {
  it('holds the truth between its bounds, whatever the unseen rows hold', () => {
    fc.assert(
      fc.property(boards, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 200 }), (seen, parts) => {
        const least = Math.min(...seen);
        const all = sumsOf([...seen, ...parts.map((part) => part * least)]);
        const bounds = wholeBoard(sumsOf(seen), { rows: seen.length + parts.length, total: undefined });
        expect(bounds?.unseen).toBe(parts.length);
        for (const [name, truth] of [
          ['top10', all.top10 / all.total],
          ['hhi', all.squares / all.total ** 2],
        ] as const) {
          expect(bounds?.[name].low).toBeLessThanOrEqual(truth * (1 + 1e-9));
          expect(bounds?.[name].high).toBeGreaterThanOrEqual(truth * (1 - 1e-9));
        }
      }),
    );
  });

  it('is bounded by the rest of a whole where shares are stated', () => {
    // twenty rows of 2 % each hold 40 %; the unseen may hold the other 60 %
    expect(wholeBoard(sumsOf(Array(20).fill(0.02)), { rows: undefined, total: 1 })).toEqual({
      unseen: undefined,
      top10: { low: expect.closeTo(0.2, 12), high: expect.closeTo(0.5, 12) },
      hhi: { low: expect.closeTo(20 * 0.02 ** 2, 12), high: expect.closeTo(0.05, 12) },
    });
    // … but ten unseen rows of at most 2 % can not
    expect(wholeBoard(sumsOf(Array(20).fill(0.02)), { rows: 30, total: 1 })).toEqual({
      unseen: 10,
      top10: { low: expect.closeTo(1 / 3, 12), high: expect.closeTo(0.5, 12) },
      hhi: { low: expect.closeTo(1 / 30, 12), high: expect.closeTo(0.05, 12) },
    });
  });

  it('is not stated when nothing is unseen, nothing bounds it or nothing is held', () => {
    const seen = sumsOf(Array(20).fill(1));
    expect(wholeBoard(seen, { rows: 20, total: undefined })).toBeUndefined();
    expect(wholeBoard(seen, { rows: 12, total: undefined })).toBeUndefined();
    expect(wholeBoard(seen, { rows: undefined, total: undefined })).toBeUndefined();
    expect(wholeBoard(sumsOf([0, 0]), { rows: 5, total: undefined })).toBeUndefined();
  });

  it('has no room left when shares add up to more than the whole', () => {
    expect(wholeBoard(sumsOf(Array(20).fill(0.1)), { rows: undefined, total: 1 })?.top10).toEqual({
      low: expect.closeTo(0.5, 12),
      high: expect.closeTo(0.5, 12),
    });
  });
});

describe('the movement of concentration', () => {
  const at = (hours: number) => (1_790_000_000_000 + hours * 3_600_000) as EpochMs;
  const dated = (hours: number, change: Partial<Concentration> = {}) => ({
    ...known(concentration(Array(100).fill(1))),
    ...change,
    at: at(hours),
  });

  it('is later minus earlier', () => {
    const more = { top10: 0.3, gini: 0.4, hhi: 0.02, effectiveHolders: 50 } as Partial<Concentration>;
    expect(concentrationMove(dated(0, { gini: 0.1 as Concentration['gini'] }), dated(24, more))).toMatchObject({
      known: true,
      value: {
        from: at(0),
        to: at(24),
        top10: expect.closeTo(0.2, 12),
        gini: expect.closeTo(0.3, 12),
        hhi: expect.closeTo(0.01, 12),
        effectiveHolders: expect.closeTo(-50, 9),
      },
    });
  });

  it('is not known without something earlier, or when another part of the board was seen', () => {
    expect(concentrationMove(undefined, dated(24))).toEqual({ known: false, missing: ['history'] });
    expect(concentrationMove(dated(24), dated(24))).toEqual({ known: false, missing: ['history'] });
    expect(concentrationMove(dated(0), dated(24, { n: 126 }))).toEqual({ known: false, missing: ['rows'] });
    expect(concentrationMove(dated(0, { n: 126 }), dated(24))).toEqual({ known: false, missing: ['rows'] });
    expect(concentrationMove(dated(0, { n: 125 }), dated(24)).known).toBe(true);
  });
});
