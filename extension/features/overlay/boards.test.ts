import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { aheadOf, Boards, type RowOnPage } from './boards.ts';

const seen = (boardId: string, subjectId: string, rank?: number): AnyObservation => ({
  platform: 'kaito',
  kind: 'board-entry',
  id: `${boardId}:${subjectId}`,
  observedAt: 1_763_640_000_000 as EpochMs,
  adapter: 'kaito@1',
  via: 'network',
  context: 'board',
  fields: { boardId, subjectId, ...(rank === undefined ? {} : { rank }) },
});
const week = 'https://kaito.ai/mindshare-arena/voices?duration=7d';
const month = 'https://kaito.ai/mindshare-arena/voices?duration=30d';

it('knows the board of each page, also on the way back, when nothing new is read', () => {
  const boards = new Boards();
  boards.add([seen('w', '2', 2), seen('w', '1', 1)], week);
  boards.add([seen('m', '1', 1)], month);
  expect(boards.at(`${week}#top`)).toMatchObject({ key: 'kaito:board:w', rows: [{ rank: 1 }, { rank: 2 }] });
  expect(boards.at(month)?.key).toBe('kaito:board:m');
  expect(boards.at('https://kaito.ai/')).toBeUndefined();
});

it('gathers the pages of one board, the newest word on a row counts', () => {
  const boards = new Boards();
  boards.add([seen('w', '1', 1)], week);
  const before = boards.at(week);
  boards.add([seen('w', '2', 1), seen('w', '1', 2)], week);
  expect(boards.at(week)?.rows.map(({ subjectId }) => subjectId)).toEqual(['2', '1']);
  expect(boards.at(week)).toBe(boards.at(week));
  expect(boards.at(week)).not.toBe(before);
});

it('knows who stands above a row also while another page is in front', () => {
  const scored = (id: string, rank: number, score: number): AnyObservation => {
    const row = seen('p', id, rank);
    return { ...row, fields: { ...row.fields, score } } as AnyObservation;
  };
  const boards = new Boards();
  boards.add([scored('1', 1, 90), scored('2', 2, 70)], 'https://app.galxe.com/quest/a?tab=leaderboard');
  boards.add([seen('m', '1', 1)], month);
  expect(boards.ahead('kaito:board-entry:p:2')).toEqual({ rank: 1, by: 20 });
  expect(boards.ahead('kaito:board-entry:p:1')).toBeUndefined();
  expect(boards.ahead('kaito:board-entry:unknown:1')).toBeUndefined();
});

it('takes history rows, which have no rank of now, for no board', () => {
  expect(new Boards().add([seen('w', '1')], week)).toBe(false);
});

it('knows how far the next place is on boards of points', () => {
  const row = (rank: number, score: number): RowOnPage => ({
    key: `galxe:board-entry:b:${score}`,
    subjectId: '',
    handle: undefined,
    rank,
    score,
    mindshare: undefined,
    observedAt: 1_763_640_000_000 as EpochMs,
  });
  const rows = [row(1, 90), row(2, 50), row(2, 50.5), row(4, 45)];
  expect(aheadOf('galxe:board-entry:b:45', rows)).toEqual({ rank: 2, by: 5.5 });
  expect(aheadOf('galxe:board-entry:b:50', rows)).toEqual({ rank: 1, by: 40 });
  expect(aheadOf('galxe:board-entry:b:90', rows)).toBeUndefined();
});
