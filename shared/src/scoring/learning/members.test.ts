import { describe, expect, it } from 'vitest';
import { Dice } from '../../testing/dice.ts';
import { combined, highestLog, lowestLog, memberSays } from './apply.ts';
import { binned } from './binned.ts';
import { targetOf } from './example.ts';
import { fitPlain, fitRidge } from './fit-linear.ts';
import { fitNet } from './fit-net.ts';
import { fitBoosting, fitForest } from './fit-trees.ts';
import type { Lessons } from './lessons.ts';
import type { Member } from './model.ts';
import { ordered, pinball, threeQuantiles } from './pinball.ts';
import { vector } from './testing/examples.ts';
import { shifting } from './testing/model.ts';

/** Two inputs within -2 … 2; what comes of them, and noise of a given width. */
function lessons(of: (a: number, b: number) => number, noise: (a: number) => number, count = 240): Lessons {
  const dice = new Dice(3);
  const inputs = Array.from({ length: count }, () => [dice.next() * 4 - 2, dice.next() * 4 - 2]);
  const targets = Float64Array.from(inputs, ([a = 0, b = 0]) => of(a, b) + (dice.next() - 0.5) * noise(a));
  return { features: inputs, inputs, targets };
}
const random = () => {
  const dice = new Dice(9);
  return () => dice.next();
};
const loss = (member: Member, { inputs, targets }: Lessons) =>
  inputs.reduce((sum, row, at) => sum + pinball(ordered(memberSays(member, row, row)), targets[at] ?? 0), 0) / inputs.length;
const constant = ({ inputs, targets }: Lessons) =>
  inputs.reduce((sum, _, at) => sum + pinball(threeQuantiles(targets), targets[at] ?? 0), 0) / inputs.length;

const line = lessons(
  (a, b) => 2 * a - b + 1,
  () => 0.2,
);
const step = lessons(
  (a) => (a > 0.5 ? 4 : 0),
  (a) => (a > 0.5 ? 4 : 0.2),
);

describe('ridge regression', () => {
  it('finds the line, pulled a little towards nothing, and how far outcomes lie from it', () => {
    const ridge = fitRidge(line);
    if (ridge.kind !== 'ridge') throw new Error('is a ridge');
    const [a = 0, b = 0] = ridge.weights;
    expect(a).toBeGreaterThan(1.75);
    expect(a).toBeLessThan(2);
    expect(b).toBeLessThan(-0.85);
    expect(b).toBeGreaterThan(-1);
    expect(ridge.residuals[0]).toBeLessThan(-0.08);
    expect(ridge.residuals[2]).toBeGreaterThan(0.08);
    const [low, middle, high] = memberSays(ridge, [], [1, 1]);
    expect(Math.abs(middle - 2)).toBeLessThan(0.4);
    expect(low).toBeLessThan(middle);
    expect(high).toBeGreaterThan(middle);
  });

  it('says the mean of everything where nothing is told', () => {
    const mean = line.targets.reduce((sum, value) => sum + value, 0) / line.targets.length;
    const ridge = fitRidge({ ...line, inputs: line.inputs.map(() => [0, 0]) });
    expect(memberSays({ ...ridge, residuals: [0, 0, 0] } as Member, [], [5, 5])[1]).toBeCloseTo(mean, 9);
  });
});

describe('ridge regression by hand', () => {
  // Two inputs that do not depend on one another, each 1 or -1 in 40 rows: a weight is what it would be, times 40 / (40 + 20).
  const inputs = Array.from({ length: 40 }, (_, at) => [at % 2 === 0 ? 1 : -1, at % 4 < 2 ? 1 : -1]);
  const targets = Float64Array.from(inputs, ([a = 0, b = 0]) => 5 + 3 * a - 1.5 * b);

  it('draws its weights towards nothing as by twenty rows that say nothing', () => {
    const ridge = fitRidge({ features: inputs, inputs, targets });
    expect(ridge).toMatchObject({ kind: 'ridge', bias: 5, weights: [expect.closeTo(2, 9), expect.closeTo(-1, 9)] });
    // What is left of the outcomes: 1 or -1 of the first input, half of it of the second.
    const constant = fitRidge({ features: inputs, inputs: inputs.map(() => [1]), targets });
    expect(constant).toMatchObject({ bias: 5, weights: [expect.closeTo(0, 9)] });
    expect(ridge.kind === 'ridge' && ridge.residuals).toEqual([expect.closeTo(-1.5, 9), expect.closeTo(0, 9), expect.closeTo(1.5, 9)]);
  });
});

/**
 * Reference values, made by this program: a model comes out the same from the same outcomes on every machine, and whoever changes how
 * members learn sees it here and judges it by the evaluation.
 */
describe('what members learn', () => {
  const curve = lessons(
    (a, b) => a * a - b,
    (a) => 1 + Math.abs(a),
    70,
  );
  it.each([
    [
      'a forest',
      fitForest,
      [
        [-0.861108, 0.564913, 2.489291],
        [-0.460299, 0.990833, 2.928686],
        [1.24082, 2.717958, 4.208637],
      ],
    ],
    [
      'boosting',
      fitBoosting,
      [
        [-1.54503, -0.391831, 1.637406],
        [-0.789303, 0.383339, 2.287707],
        [1.609679, 3.110467, 4.698898],
      ],
    ],
    [
      'the net',
      (_: unknown, data: Lessons, dice: () => number) => fitNet(data, dice),
      [
        [-1.38684, 0.281164, 2.788883],
        [-0.265271, 1.388408, 3.705339],
        [1.402698, 3.288747, 5.051478],
      ],
    ],
  ] as const)('in %s stays what it is', (_, fit, expected) => {
    const member = fit(binned(curve.features), curve, random());
    const points = [
      [-1, 0.5],
      [0, 0],
      [1.5, -1.5],
    ];
    expect(points.map((point) => memberSays(member, point, point))).toEqual(
      expected.map((three) => three.map((value) => expect.closeTo(value, 4))),
    );
  });
});

describe('the structure as a member', () => {
  const rows = Array.from({ length: 101 }, () => vector({ 'structure-low': -1, 'structure-middle': 0.5, 'structure-high': 2 }));
  it('is moved to where its quantiles lie among the outcomes', () => {
    const plain = fitPlain({ features: rows, inputs: rows, targets: Float64Array.from(rows, (_, at) => ((at * 37) % 101) / 10) });
    expect(plain).toEqual({ kind: 'plain', residuals: [2, 4.5, 7].map((value) => expect.closeTo(value, 9)) });
    expect(memberSays(plain, rows[0] ?? [], []).map((value) => Math.round(value * 10) / 10)).toEqual([1, 5, 9]);
  });
});

describe('trees', () => {
  it.each([
    ['a forest', (data: Lessons) => fitForest(binned(data.features), data, random())],
    ['boosting', (data: Lessons) => fitBoosting(binned(data.features), data, random())],
  ])('in %s find a step, and that outcomes stray more on one side of it', (_, fit) => {
    const member = fit(step);
    expect(loss(member, step)).toBeLessThan(0.5 * constant(step));
    const [low, middle, high] = memberSays(member, [1.5, 0], []);
    const [narrowLow, narrow, narrowHigh] = memberSays(member, [-1, 0], []);
    expect(Math.abs(middle - 4)).toBeLessThan(0.8);
    expect(Math.abs(narrow)).toBeLessThan(0.4);
    expect(high - low).toBeGreaterThan(2 * (narrowHigh - narrowLow));
    expect(fit(step)).toEqual(member);
  });
});

describe('the net', () => {
  it('learns a line and its noise, the same from the same randomness', () => {
    const net = fitNet(line, random());
    expect(loss(net, line)).toBeLessThan(0.4 * constant(line));
    expect(fitNet(line, random())).toEqual(net);
    if (net.kind !== 'net') throw new Error('is a net');
    expect([
      net.hidden.length,
      net.hidden[0]?.length,
      net.hiddenBias.length,
      net.out.length,
      net.out[0]?.length,
      net.outBias.length,
    ]).toEqual([10, 2, 10, 3, 10, 3]);
  });

  it('is applied by hand: tanh of a sum, then a sum', () => {
    const net: Member = { kind: 'net', hidden: [[1, 2]], hiddenBias: [0.5], out: [[1], [2], [3]], outBias: [0, 0, 1] };
    const hidden = Math.tanh(0.5 + 1 * 0.25 + 2 * -0.125);
    expect(memberSays(net, [], [0.25, -0.125])).toEqual([hidden, 2 * hidden, 1 + 3 * hidden]);
  });
});

describe('members together', () => {
  it('are the weighted mean of their quantiles; one without weight is not asked', () => {
    const plain = (at: number): Member => ({ kind: 'plain', residuals: [at, at + 1, at + 2] });
    const members = [
      { weight: 0.25, member: plain(0) },
      { weight: 0.75, member: plain(4) },
      { weight: 0, member: plain(Number.NaN) },
    ];
    expect(combined(members, [], [])).toEqual([3, 4, 5]);
  });

  it('make a model that is named after its content, whatever its last bits', () => {
    const one = shifting([-1, 0, 1 / 3]);
    expect(shifting([-1, 0, 1 / 3 + 1e-12]).version).toBe(one.version);
    expect(shifting([-1, 0, 0.334]).version).not.toBe(one.version);
    expect(one.members[0]?.member).toEqual({ kind: 'plain', residuals: [-1, 0, 0.333333] });
  });
});

describe('what is learned', () => {
  it('is the logarithm of realised over expected, a thousand either way at most', () => {
    expect(targetOf(4, 2)).toBeCloseTo(Math.log(2), 12);
    expect(targetOf(0, 2)).toBe(lowestLog);
    expect(targetOf(-1, 2)).toBe(lowestLog);
    expect(targetOf(1e9, 2)).toBe(highestLog);
    expect(targetOf(4, 0)).toBeUndefined();
    expect(targetOf(4, Number.NaN)).toBeUndefined();
  });
});
