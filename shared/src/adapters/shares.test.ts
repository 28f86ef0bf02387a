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
  const percent = Array.from({ length: 20 }, (_, at) => row(at + 1, 0.9 - at * 0.02));
  const { observations, odd } = withoutOddShares([...percent, row(1, 0.2, 'other')]);
  expect(odd).toBe(true);
  expect(observations.map(({ fields }) => fields)).toMatchObject([
    ...percent.map((_, at) => ({ rank: at + 1 })),
    { rank: 1, mindshare: 0.2 },
  ]);
  expect(observations.slice(0, 20).every(({ fields }) => !('mindshare' in fields) && !('mindshareDelta' in fields))).toBe(true);
});

it('leaves a board alone that adds up to the whole, and one board of several times', () => {
  const rows = [row(1, 0.7), row(2, 0.3), ...Array.from({ length: 9 }, (_, at) => ({ ...row(1, 0.9), observedAt: at as never }))];
  expect(withoutOddShares(rows)).toEqual({ observations: rows, odd: false });
});
