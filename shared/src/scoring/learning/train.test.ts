import { beforeAll, describe, expect, it } from 'vitest';
import { Dice } from '../../testing/dice.ts';
import { correct } from './apply.ts';
import { challenge } from './challenge.ts';
import { featureNames } from './features.ts';
import { TrainedModel } from './model.ts';
import { pinball } from './pinball.ts';
import { recalibrated } from './recalibrate.ts';
import { scaled, strangeness } from './scaling.ts';
import { at, day, examples, vector } from './testing/examples.ts';
import { leastExamples, train } from './train.ts';

const random = (seed: number) => {
  const dice = new Dice(seed);
  return () => dice.next();
};
/** Learning takes about a second of processor time, more on a busy machine. */
const patient = { timeout: 60_000 };
const lessons = examples(1, 400);
let model: TrainedModel;
beforeAll(() => {
  const trained = train(lessons, random(7), at(0));
  if (trained === undefined) throw new Error('enough examples');
  model = trained;
}, patient.timeout);

describe('a model learned from outcomes', patient, () => {
  it('is what its format says, through JSON and back', () => {
    expect(TrainedModel.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
    expect(model.features).toEqual([...featureNames]);
    expect(TrainedModel.safeParse({ ...model, features: [...featureNames].reverse() }).success).toBe(false);
    expect(model.n).toEqual({ fit: 320, weigh: 80, calibrate: 80 });
    expect(model.members.map(({ member }) => member.kind)).toEqual(['plain', 'ridge', 'forest', 'boosting', 'net']);
    expect(model.members.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 4);
  });

  it('is fitted to the older four fifths of the outcomes by time, and scaled by them alone', () => {
    expect(model.fittedUntil).toBe(at(-80));
    expect(model.trainedAt).toBe(at(0));
    const left = featureNames.indexOf('log-left');
    const older = lessons.slice(0, 320).map(({ features }) => features[left] ?? 0);
    expect(model.scaling.mean[left]).toBeCloseTo(older.reduce((sum, value) => sum + value, 0) / 320, 4);
  });

  it('knows campaigns up to twice as strange as one in two hundred of all that it was made from', () => {
    const strange = lessons.map(({ features }) => strangeness(scaled(features, model.scaling))).sort((a, b) => a - b);
    expect(model.familiar.limit).toBeGreaterThan(2 * (strange[397] ?? 9));
    expect(model.familiar.limit).toBeLessThan(2 * (strange[398] ?? 0));
  });

  it('has its range calibrated on the newest fifth: about one in ten of it on either side', () => {
    const newest = lessons.slice(320);
    const outside = (beyond: (target: number, low: number, high: number) => boolean) =>
      newest.filter(({ features, target }) => {
        const [low, , high] = correct(model, features).log;
        return beyond(target, low, high);
      }).length;
    expect(outside((target, low) => target < low)).toBeLessThanOrEqual(9);
    expect(outside((target, low) => target <= low + 0.05)).toBeGreaterThanOrEqual(5);
    expect(outside((target, _, high) => target > high)).toBeLessThanOrEqual(9);
    expect(outside((target, _, high) => target >= high - 0.05)).toBeGreaterThanOrEqual(5);
    expect(model.loss.model).toBeGreaterThan(0);
  });

  it('is the same for the same outcomes and randomness, and named after its content', () => {
    const again = train([...lessons].reverse(), random(7), at(0));
    expect(again).toEqual(model);
    expect(train(lessons, random(8), at(0))?.version).not.toBe(model.version);
  });

  it('finds what the outcomes hang on, and how much they stray', () => {
    const middle = (known: Parameters<typeof vector>[0]) =>
      correct(model, vector({ 'structure-low': -0.2, 'structure-high': 0.2, 'log-age': 0.5, ...known })).log;
    expect(middle({ 'log-left': 3.5, place: 0.2, pegged: 1 })[1] - middle({ 'log-left': 0.5, place: 0.2, pegged: 1 })[1]).toBeGreaterThan(
      0.8,
    );
    expect(middle({ 'log-left': 2, place: 0.2 })[1] - middle({ 'log-left': 2, place: 0.8 })[1]).toBeGreaterThan(0.8);
    const [low, , high] = middle({ 'log-left': 2, place: 0.2 });
    const [stableLow, , stableHigh] = middle({ 'log-left': 2, place: 0.2, pegged: 1 });
    expect(stableHigh - stableLow).toBeLessThan(0.7 * (high - low));
  });

  it('covers eight in ten outcomes it has not seen, and loses less than the structure alone', () => {
    const unseen = examples(2, 500);
    const said = unseen.map(({ features }) => correct(model, features).log);
    const covered = unseen.filter(({ target }, index) => target >= (said[index]?.[0] ?? 9) && target <= (said[index]?.[2] ?? -9)).length;
    expect(covered / unseen.length).toBeGreaterThan(0.73);
    expect(covered / unseen.length).toBeLessThan(0.9);
    const loss = unseen.reduce((sum, { target }, index) => sum + pinball(said[index] ?? [0, 0, 0], target), 0) / unseen.length;
    expect(model.loss.model).toBeLessThan(model.loss.structure);
    expect(loss).toBeLessThan(0.6 * model.loss.structure);
  });

  it('weighs members by outcomes none of them saw: structure alone counts for little here', () => {
    const weights = Object.fromEntries(model.members.map(({ member, weight }) => [member.kind, weight]));
    expect(weights.plain).toBeLessThan(0.05);
    expect((weights.forest ?? 0) + (weights.boosting ?? 0) + (weights.net ?? 0)).toBeGreaterThan(0.5);
  });

  it('knows what it has not seen the like of', () => {
    expect(correct(model, lessons[0]?.features ?? []).familiar).toBe(true);
    expect(correct(model, vector({ 'log-left': 60, place: 9, pegged: -7, 'asks-chain': 1, kaito: 1, fcfs: 1 })).familiar).toBe(false);
  });

  it('takes an unknown feature for what is usual', () => {
    const log = correct(
      model,
      featureNames.map(() => Number.NaN),
    ).log;
    expect(log.every(Number.isFinite)).toBe(true);
    expect(log[0]).toBeLessThanOrEqual(log[1]);
    expect(log[1]).toBeLessThanOrEqual(log[2]);
  });

  it('is not made from too few outcomes, and never from those of the future', () => {
    expect(train(lessons.slice(0, leastExamples - 1), random(7), at(0))).toBeUndefined();
    const future = examples(3, 300, 5).map((example) => ({ ...example, knownAt: at(40) }));
    expect(train([...lessons, ...future], random(7), at(0))).toEqual(model);
  });
});

describe('calibrating a model anew', patient, () => {
  const moved = examples(4, 120, 1.5).map((example) => ({ ...example, knownAt: (example.knownAt + 120 * day) as typeof example.knownAt }));

  it('moves its range to where outcomes lie now, and marks it as drifted at first', () => {
    const once = recalibrated(model, [...lessons, ...moved], at(120));
    expect(once.drifted).toBe(true);
    expect(once.version).not.toBe(model.version);
    const features = moved[0]?.features ?? [];
    expect(correct(once, features).log[1] - correct(model, features).log[1]).toBeGreaterThan(0.8);
    expect(recalibrated(once, [...lessons, ...moved], at(121)).drifted).toBe(false);
  });

  it('changes nothing by outcomes it was fitted to, or that are not known yet', () => {
    const fitted = lessons.filter(({ knownAt }) => knownAt <= model.fittedUntil);
    expect(recalibrated(model, fitted, at(0))).toBe(model);
    expect(recalibrated(model, moved, at(0))).toBe(model);
  });
});

describe('a challenger', patient, () => {
  const after = (seed: number, count: number, shift: number) =>
    examples(seed, count, shift).map((example) => ({ ...example, knownAt: (example.knownAt + count * day) as typeof example.knownAt }));

  it('is live at once where there is no champion: it is the calibrated structure at the least', () => {
    expect(challenge(undefined, model, [], at(0))).toEqual({ live: 'challenger', n: 80 });
    const dull = train(
      lessons.map((example, index) => (index < 320 ? example : { ...example, target: 0.3 * Math.sin(index * index) })),
      random(7),
      at(0),
    );
    expect(dull?.members.map(({ member, weight }) => (weight > 0 ? member.kind : ''))).toEqual(['plain', '', '', '', '']);
    expect(dull?.loss.model).toBe(dull?.loss.structure);
  });

  it('replaces the champion only by losing less on what came true after both were trained', () => {
    const shifted = train(examples(5, 400, 2), random(7), at(0));
    if (shifted === undefined) throw new Error('enough examples');
    const unseen = after(6, 60, 2);
    expect(challenge(model, shifted, unseen, at(60))).toMatchObject({ live: 'challenger', n: 60 });
    const back = challenge(shifted, model, unseen, at(60));
    expect(back.live).toBe('champion');
    expect(back.loss?.champion).toBeLessThan(back.loss?.challenger ?? 0);
    expect(challenge(model, model, unseen, at(60)).live).toBe('champion');
  });

  it('waits for thirty outcomes that neither has seen', () => {
    expect(challenge(model, model, after(6, 29, 0), at(60))).toEqual({ live: 'champion', n: 29 });
    expect(challenge(model, model, after(6, 60, 0), at(29))).toEqual({ live: 'champion', n: 29 });
    expect(challenge(model, model, lessons, at(60)).n).toBe(0);
  });
});
