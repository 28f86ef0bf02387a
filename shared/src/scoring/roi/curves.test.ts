import { describe, expect, it } from 'vitest';
import { bestFit, type Growth } from './curves.ts';

const of = (curve: (days: number) => number, days: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]): Growth => ({
  days,
  counts: days.map(curve),
});
/** What Akaike's criterion takes for the parameters of a curve and its spread, corrected for few points. */
const penalty = { of2: (n: number) => 2 * 3 + (2 * 3 * 4) / (n - 4), of3: (n: number) => 2 * 4 + (2 * 4 * 5) / (n - 5) };
/** A curve that goes through every point is still taken to stray by a hundredth. */
const exact = (n: number) => n * Math.log(1e-4);

describe('the curve through a record', () => {
  it('is the power of time that it was made from, exactly, with the penalty of its two parameters', () => {
    const fit = bestFit(of((t) => 7 * t ** 0.4));
    expect(fit.curve).toBe('power');
    expect(fit.residual).toBeCloseTo(0.01, 9);
    expect(fit.score).toBeCloseTo(exact(10) + penalty.of2(10), 6);
    expect(fit.at(20)).toBeCloseTo(7 * 20 ** 0.4, 9);
  });

  it('is the slowing one that it was made from, with as many parameters', () => {
    const fit = bestFit(of((t) => 300 * (1 - Math.exp(-0.25 * t))));
    expect(fit.curve).toBe('saturating');
    expect(fit.score).toBeCloseTo(exact(10) + penalty.of2(10), 6);
    expect(fit.at(30)).toBeCloseTo(300 * (1 - Math.exp(-7.5)), 6);
  });

  it('is the S that it was made from, with one more', () => {
    const fit = bestFit(of((t) => 900 / (1 + Math.exp(-0.8 * (t - 6)))));
    expect(fit.curve).toBe('logistic');
    expect(fit.score).toBeCloseTo(exact(10) + penalty.of3(10), 6);
    expect(fit.at(15)).toBeCloseTo(900 / (1 + Math.exp(-7.2)), 6);
  });

  it('says how far the record strays from it, as a deviation of logarithms', () => {
    const strays = [0.1, -0.1, -0.1, 0.1, 0.1, -0.1, -0.1, 0.1];
    const days = strays.map((_, index) => 2 ** index);
    const fit = bestFit({ days, counts: days.map((t, index) => 5 * t * Math.exp(strays[index] ?? 0)) });
    expect(fit.curve).toBe('power');
    expect(fit.residual).toBeCloseTo(Math.sqrt(0.01 + 1e-4), 9);
    expect(fit.score).toBeCloseTo(8 * Math.log(0.01 + 1e-4) + penalty.of2(8), 6);
  });

  it('never believes a curve that as many points as it has parameters would fit: an S takes six', () => {
    const wave = (length: number) => (t: number) => 900 / (1 + Math.exp(-8 * (t / length - 0.6)));
    expect(bestFit(of(wave(5), [1, 2, 3, 4, 5])).curve).not.toBe('logistic');
    expect(bestFit(of(wave(6), [1, 2, 3, 4, 5, 6])).curve).toBe('logistic');
  });

  it('has a penalty without end where there are too few points for any, else the correction for few', () => {
    const power = (t: number) => 7 * t ** 0.4;
    expect(bestFit(of(power, [1, 2, 3, 4])).score).toBeCloseTo(exact(4) + 6 + 1_000, 6);
    expect(bestFit(of(power, [1, 2, 3, 4, 5])).score).toBeCloseTo(exact(5) + penalty.of2(5), 6);
  });

  it('never falls: of counts that do it is flat', () => {
    const fit = bestFit(of((t) => 1_000 / t));
    expect(fit.at(20)).toBeGreaterThanOrEqual(fit.at(10) - 1e-9);
  });

  it('of a single moment is in proportion to time', () => {
    const fit = bestFit({ days: [2, 2, 2, 2, 2], counts: [10, 10, 10, 10, 10] });
    expect(fit.at(2)).toBeCloseTo(10, 9);
    expect(fit).toMatchObject({ curve: 'power' });
    expect(fit.at(4)).toBeCloseTo(20, 9);
  });
});
