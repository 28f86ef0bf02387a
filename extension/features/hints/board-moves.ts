import { concentration } from '@infofi-lens/shared/scoring/board/concentration';
import { type ConcentrationMove, concentrationMove } from '@infofi-lens/shared/scoring/board/concentration-move';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import type { Store } from '../../storage/store.ts';
import type { BoardRow } from './board-rows.ts';

const day = 86_400_000;

export interface BoardMove extends ConcentrationMove {
  /** Rows seen both times: it is compared over these alone. */
  readonly n: number;
}

/** How a board's concentration moved over a day and a week, as far as this browser saw enough of its rows both times. */
export async function boardMoves({ history }: Pick<Store, 'history'>, rows: readonly BoardRow[], now: EpochMs): Promise<BoardMove[]> {
  const field = rows.some(({ mindshare }) => mindshare !== undefined) ? 'mindshare' : 'score';
  const keys = rows.map(({ key }) => key);
  const moves = await Promise.all(
    [day, 7 * day].map(async (ago) => {
      const then = epochMs(now - ago) ?? now;
      const pasts = await history.ofMany(keys, field, then);
      const both = rows.flatMap((row, at) => {
        const past = pasts[at]?.[0];
        const [before, after] = [past?.observedAt === then ? past.value : undefined, row[field]];
        return typeof before === 'number' && before >= 0 && after !== undefined && after >= 0 ? [{ before, after }] : [];
      });
      return moveOver(both, rows.length, then, now);
    }),
  );
  return moves.flatMap((move) => move ?? []);
}

function moveOver(both: readonly { before: number; after: number }[], all: number, then: EpochMs, now: EpochMs): BoardMove | undefined {
  const before = concentration(both.map((row) => row.before));
  const after = concentration(both.map((row) => row.after));
  if (!before.known || !after.known) return undefined;
  // Held against all rows of now: were many of them new, it would tell what was seen and not what moved.
  const move = concentrationMove({ ...before.value, at: then }, { ...after.value, n: all, at: now });
  return move.known ? { ...move.value, n: both.length } : undefined;
}
