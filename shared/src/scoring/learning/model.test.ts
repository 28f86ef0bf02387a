import { describe, expect, it } from 'vitest';
import { TrainedModel } from './model.ts';
import { shifting } from './testing/model.ts';

const model = () => JSON.parse(JSON.stringify(shifting([-1, 0, 1]))) as TrainedModel; // as it comes from a server
const refused = (change: object) => TrainedModel.safeParse({ ...model(), ...change }).error?.issues.map(({ path }) => path.join('.'));

describe('a model as it is sent', () => {
  it('comes out as it went in', () => {
    expect(TrainedModel.parse(model())).toEqual(shifting([-1, 0, 1]));
  });

  it.each([
    [{ version: 'roi-0123456789ab0' }, 'version'],
    [{ version: 'a roi-0123456789ab' }, 'version'],
    [{ version: 'roi-0123456789xy' }, 'version'],
    [{ features: ['place'] }, 'features'],
    [{ familiar: { limit: Number.POSITIVE_INFINITY } }, 'familiar.limit'],
    [{ loss: { model: 1 } }, 'loss.structure'],
    [{ format: 2 }, 'format'],
    [{ n: { fit: 1.5, weigh: 1, calibrate: 1 } }, 'n.fit'],
  ] as const)('is refused with %o', (change, path) => {
    expect(refused(change)).toEqual([path]);
  });

  it('may hold members of every kind, and of no other', () => {
    const tree = { feature: [-1], threshold: [0], left: [0], unknown: [0], leaf: [[0, 1, 2]] };
    const member = (body: object) => refused({ members: [{ weight: 1, member: body }] });
    expect(member({ kind: 'ridge', weights: [1], bias: 0, residuals: [0, 0, 0] })).toBeUndefined();
    expect(member({ kind: 'forest', trees: [tree] })).toBeUndefined();
    expect(member({ kind: 'boosting', start: [0, 0, 0], rate: 0.1, trees: [tree] })).toBeUndefined();
    expect(member({ kind: 'net', hidden: [[1]], hiddenBias: [0], out: [[1], [1], [1]], outBias: [0, 0, 0] })).toBeUndefined();
    expect(member({ kind: 'oracle' })).toBeDefined();
    expect(member({ kind: 'forest', trees: [{ ...tree, leaf: [[0, 1]] }] })).toBeDefined();
  });
});
