import type { Sums } from './sums.ts';

export const wholeBoardMethodology =
  'Boards are seen from the top. Each row that nobody saw holds something between nothing and as much as the smallest row seen; from that follow the least and the most that the whole board can be concentrated.';

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What the rows seen say about all rows of the board. */
export interface WholeBoard {
  /** Rows that nobody saw; `undefined`: it is not known how many. */
  readonly unseen: number | undefined;
  readonly top10: Range;
  readonly hhi: Range;
}

interface Whole {
  /** How many rows the platform says the board has. */
  readonly rows: number | undefined;
  /** What all rows together hold, where that is known: 1 for shares of a whole. */
  readonly total: number | undefined;
}

/**
 * Bounds for the whole board when only its first rows were seen.
 * @returns `undefined` when neither the number of rows nor the whole total is known, or nothing of it is unseen.
 */
export function wholeBoard({ n, total, top10, squares, least }: Sums, { rows, total: all }: Whole): WholeBoard | undefined {
  if (total <= 0) return undefined;
  const unseen = rows === undefined ? undefined : Math.max(0, rows - n);
  const mostByRows = unseen === undefined ? Number.POSITIVE_INFINITY : unseen * least;
  const most = Math.min(mostByRows, all === undefined ? Number.POSITIVE_INFINITY : Math.max(0, all - total));
  if (most === Number.POSITIVE_INFINITY || (unseen ?? 1) === 0) return undefined;
  // The more the unseen hold, and the more evenly, the less concentrated is the whole: d/dU (Q + U²/m)/(S + U)² < 0 up to U = mQ/S, which is beyond `most`.
  const spreadOut = unseen === undefined ? 0 : most ** 2 / unseen;
  return {
    unseen,
    top10: { low: top10 / (total + most), high: Math.min(1, top10 / total) },
    hhi: { low: (squares + spreadOut) / (total + most) ** 2, high: Math.min(1, squares / total ** 2) },
  };
}
