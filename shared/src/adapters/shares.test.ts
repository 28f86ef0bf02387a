import { expect, it } from 'vitest';
import type { AnyObservation } from '../facts/observation.ts';
import { withoutOddShares } from './shares.ts';

const row = (n: number, mindshare: number, boardId = 'b') =>
  ({
    platform: 'kaito',
    kind: 'board-entry',
    id: `${boardId}:${n}`,
    observedAt: 1,
    fields: { boardId, subjectId: `${n}`, rank: n, mindshare, mindshareDelta: 0.001 },
  }) as unknown as AnyObservation;

it('leaves out shares that are percentages now, though each could be a share, and keeps the rest of the rows', () => {
  const percent = [0.9, 0.6, 0.4].map((share, at) => row(at + 1, share));
  const { observations, odd } = withoutOddShares([...percent, row(1, 0.2, 'other')]);
  expect(odd).toBe(true);
  expect(observations.map(({ fields }) => fields)).toMatchObject([{ rank: 1 }, { rank: 2 }, { rank: 3 }, { rank: 1, mindshare: 0.2 }]);
  expect(observations.slice(0, 3).every(({ fields }) => !('mindshare' in fields) && !('mindshareDelta' in fields))).toBe(true);
});

it('leaves a board alone that adds up to the whole, and one board of several times', () => {
  const rows = [row(1, 0.7), row(2, 0.3), { ...row(1, 0.9), observedAt: 2 as never }];
  expect(withoutOddShares(rows)).toEqual({ observations: rows, odd: false });
});
