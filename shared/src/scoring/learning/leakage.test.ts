import { describe, expect, it } from 'vitest';
import type { EpochMs } from '../../units.ts';
import type { Example } from './example.ts';
import { type FeatureName, featureNames } from './features.ts';
import { LeakageError, refuseLeakage } from './leakage.ts';
import { examples } from './testing/examples.ts';
import { train } from './train.ts';

const planted = (feature: FeatureName, value: (example: Example) => number): Example[] =>
  examples(1, 300).map((example) => {
    const features = [...example.features];
    features[featureNames.indexOf(feature)] = value(example);
    return { ...example, features };
  });

describe('a planted leak', () => {
  it('is not seen in honest examples', () => {
    expect(() => refuseLeakage(examples(1, 300))).not.toThrow();
  });

  it('is refused when something was seen after the decision', () => {
    const late = examples(1, 300);
    const one = late[17];
    if (one) late[17] = { ...one, seenUntil: (one.decidedAt + 1) as EpochMs };
    expect(() => train(late, () => 0.5, 1_790_000_000_000 as EpochMs)).toThrow(
      new LeakageError('Example 17 holds something seen after its decision'),
    );
  });

  it('is not one that was seen at the very time of the decision', () => {
    expect(() => refuseLeakage(examples(1, 300).map((example) => ({ ...example, seenUntil: example.decidedAt })))).not.toThrow();
  });

  it('is refused when the outcome was known before the decision', () => {
    const early = examples(1, 60).map((example) => ({ ...example, decidedAt: example.knownAt }));
    expect(() => refuseLeakage(early)).toThrow('The outcome of example 0 was known before its decision');
  });

  it.each([
    ['as it is', (target: number) => target],
    ['bent', (target: number) => Math.exp(-target)],
    ['with some noise', (target: number) => target + 0.05 * Math.sin(1e4 * target)],
  ])('is refused when a feature is the outcome %s, whatever its time says', (_, of) => {
    expect(() => refuseLeakage(planted('log-growth', ({ target }) => of(target)))).toThrow(/^log-growth alone tells the outcome/);
  });

  it('is refused when the feature is known of some only', () => {
    let row = 0;
    expect(() => refuseLeakage(planted('log-chance', ({ target }) => (row++ % 5 === 0 ? target : Number.NaN)))).toThrow(/^log-chance/);
  });

  it('is named with how closely it follows the outcome, and which way', () => {
    const refusal = (sign: number) => {
      try {
        refuseLeakage(planted('log-growth', ({ target }) => sign * target));
      } catch (error) {
        return error;
      }
      return undefined;
    };
    expect(refusal(1)).toMatchObject({ name: 'LeakageError', message: 'log-growth alone tells the outcome (rank correlation 1.00)' });
    expect(refusal(-1)).toMatchObject({ message: 'log-growth alone tells the outcome (rank correlation -1.00)' });
  });

  it('is not a flag that is up for the better half: equal values share their rank', () => {
    // Rank correlation of a half and a whole order: the square root of three quarters.
    const sorted = examples(1, 300).sort((a, b) => a.target - b.target);
    const flagged = sorted.map((example, index) => {
      const features = [...example.features];
      features[featureNames.indexOf('gas')] = index < 150 ? 0 : 1;
      return { ...example, features };
    });
    expect(() => refuseLeakage(flagged)).not.toThrow();
    // Three values in order follow it to 0.94; twenty to more than it may.
    const parts = (count: number) =>
      flagged.map((example, index) => {
        const features = [...example.features];
        features[featureNames.indexOf('gas')] = Math.floor((index * count) / 300);
        return { ...example, features };
      });
    expect(() => refuseLeakage(parts(3))).not.toThrow();
    expect(() => refuseLeakage(parts(20))).toThrow(/^gas alone/);
  });

  it('is looked for in fifty examples or more', () => {
    expect(() => refuseLeakage(planted('log-growth', ({ target }) => target).slice(0, 50))).toThrow(/^log-growth/);
  });

  it('is not suspected of fifty at the least, nor of a feature that never varies', () => {
    expect(() => refuseLeakage(planted('log-growth', ({ target }) => target).slice(0, 49))).not.toThrow();
    expect(() => refuseLeakage(planted('log-growth', () => 3))).not.toThrow();
  });
});
