import { type Ratio, ratio } from '../../units.ts';
import { normalQuantile, normalShare } from './normal.ts';
import { type Shape, shareAbove } from './shape.ts';

export const globalMethodology =
  "On each board: the share of its rows that stand below, ties by half, drawn towards the middle on small boards as if twenty more rows stood evenly around it. Of a platform the best board counts. Shares become normal scores; those of several platforms are added and divided by the root of their number, over as many platforms as make it highest, so nobody loses by standing on one more, and who stands on one board only is compared by that. A board's distribution is kept until it shifts by half a percentage point or a day passes.";

/** Rows that a board is drawn towards its middle by: being first of ten says less than being first of ten thousand. */
const priorRows = 20;

/** Shapes that lie further apart than this are not the same any more. */
export const driftAllowed = 0.005;

/** Share of a board that stands below a value, 0 to 1 (both exclusive), drawn towards a half by {@link priorRows}. */
export function percentile(shape: Shape, value: number): Ratio {
  const below = (1 - shareAbove(shape, value)) * shape.rows;
  return ((below + priorRows / 2) / (shape.rows + priorRows)) as Ratio; // between 0 and 1: neither end is reached
}

/** A place on a board. */
export interface Seat {
  readonly platform: string;
  readonly percentile: Ratio;
}

export interface GlobalStanding<S extends Seat> {
  /** What the global board is ordered by: a normal score, 0 is the middle. */
  readonly score: number;
  /** The share of people who would stand below if platforms had nothing to do with each other, 0 to 1. */
  readonly percentile: Ratio;
  /** The best seat of each platform, the best first. */
  readonly best: readonly S[];
  /** How many of them the score is made of. */
  readonly counted: number;
}

/**
 * One standing out of seats on many boards. More seats never lower it, and a higher percentile anywhere never does.
 * @returns `undefined` without a seat.
 * @see Stouffer et al., "The American Soldier" I, 1949, p. 45 (combining normal scores)
 */
export function globalStanding<S extends Seat>(seats: readonly S[]): GlobalStanding<S> | undefined {
  const byPlatform = Map.groupBy(seats, ({ platform }) => platform);
  const best = [...byPlatform.values()]
    .map((same) => same.reduce((one, other) => (other.percentile > one.percentile ? other : one)))
    .sort((a, b) => b.percentile - a.percentile);
  let sum = 0;
  const scores = best.map((seat, at) => {
    sum += normalQuantile(seat.percentile);
    return sum / Math.sqrt(at + 1);
  });
  if (scores.length === 0) return undefined;
  const score = Math.max(...scores);
  return { score, percentile: ratio(normalShare(score)) ?? (1 as Ratio), best, counted: scores.indexOf(score) + 1 };
}
