import type { BoardConcentration } from '@infofi-lens/shared/contracts/concentration';
import { standingField } from '@infofi-lens/shared/facts/standing';
import { concentrationMethodology, concentrationOf } from '@infofi-lens/shared/scoring/board/concentration';
import {
  concentrationMove,
  concentrationMoveMethodology,
  type DatedConcentration,
} from '@infofi-lens/shared/scoring/board/concentration-move';
import { wholeBoard, wholeBoardMethodology } from '@infofi-lens/shared/scoring/board/whole-board';
import { missing } from '@infofi-lens/shared/scoring/measure';
import { spans } from '@infofi-lens/shared/scoring/trends/spans';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../../db/client.ts';
import { type BoardSums, countBoard, type DatedSums, noteDue, takeDue } from '../../stores/analytics/board-sums.ts';
import { following } from '../../stores/analytics/followers.ts';
import type { BoardRow } from '../../stores/board-store.ts';

/** Rows noted, and boards counted, in one transaction. */
const rowsAtOnce = 5_000;
const boardsAtOnce = 10;

/** Follows the rows of boards: their concentration is counted a while after they moved. @returns as every follower does. */
export function followSums({ sql, now }: { sql: Sql; now: () => EpochMs }): Promise<{ more: boolean } | undefined> {
  return following(sql, { name: 'board-sums', kinds: ['board-entry'], limit: rowsAtOnce }, async (tx, changes, behind) => {
    await noteDue(
      tx,
      changes.map(({ entity }) => entity),
    );
    const due = await takeDue(tx, now(), boardsAtOnce);
    for (const board of due) await countBoard(tx, board, now());
    return { more: behind || due.length >= boardsAtOnce };
  });
}

const method = `${concentrationMethodology} ${wholeBoardMethodology} ${concentrationMoveMethodology}`;

/** A board's concentration now and how it moved. */
export async function concentrationView(store: BoardSums, board: BoardRow, now: EpochMs): Promise<BoardConcentration> {
  const { platform, id, standing } = board;
  const newest = await store.upTo(board, now, 0);
  const before = async (span: '24h' | '7d') => {
    const { length } = spans[span];
    const after = newest && dated(newest);
    if (!newest || !after) return missing('history');
    const earlier = await store.upTo(board, newest.at - length, newest.at - 1.5 * length);
    return concentrationMove(earlier && dated(earlier), after);
  };
  const whole =
    newest &&
    wholeBoard(newest.sums, { rows: newest.totalCount ?? undefined, total: standingField[platform] === 'mindshare' ? 1 : undefined });
  return {
    platform,
    boardId: id,
    method,
    rows: standing,
    concentration: newest ? measured(newest) : missing('rows'),
    moved: { '24h': await before('24h'), '7d': await before('7d') },
    ...(newest && { at: newest.at, evidence: newest.evidence }),
    ...(newest?.totalCount != null && { totalCount: newest.totalCount }),
    ...(whole &&
      newest &&
      newest.sums.least >= 0 && {
        wholeBoard: whole.unseen === undefined ? { top10: whole.top10, hhi: whole.hhi } : { ...whole, unseen: whole.unseen },
      }),
  } as BoardConcentration; // measures of the same form
}

/** Points may be negative on some boards: no share follows from them. */
const measured = ({ sums }: DatedSums) => (sums.least < 0 ? missing('shares') : concentrationOf(sums));

function dated(counted: DatedSums): DatedConcentration | undefined {
  const measure = measured(counted);
  return measure.known ? { ...measure.value, at: counted.at } : undefined;
}
