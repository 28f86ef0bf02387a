/**
 * How the values of a board are spread: the value of some rows, and how many rows stand above it, half of its equals counted in.
 * Kept for a while, so that one row's change of value moves that row alone and not the percentile of everybody else.
 */
export interface Shape {
  /** All rows of the board, seen or not. */
  readonly rows: number;
  /** The best first; both numbers strictly monotone. At least one. */
  readonly knots: readonly Knot[];
}
export type Knot = readonly [value: number, above: number];

/** Rows of one value. */
export interface Level {
  readonly value: number;
  readonly rows: number;
  /** The position of the first of them, where the levels between were left out. */
  readonly rank?: number | undefined;
}

/**
 * @param levels The best first.
 * @param whole How many rows the platform says the board has; rows nobody saw stand below.
 * @returns `undefined` for a board without rows.
 */
export function shapeOf(levels: readonly Level[], whole: number | undefined, mostKnots = 400): Shape | undefined {
  let above = 0;
  const knots = levels.map(({ value, rows, rank }): Knot => {
    above = Math.max(above, (rank ?? 1) - 1);
    const middle = above + rows / 2;
    above += rows;
    return [value, middle];
  });
  return knots.length === 0 ? undefined : { rows: Math.max(above, whole ?? 0), knots: thinned(knots, mostKnots) };
}

/**
 * Which share of the board stands above a value, half of its equals counted in: strictly between 0 and 1, and strictly less for more.
 * Between two knots on the line; beyond the last ones it nears the end without reaching it, so that whoever passes the best stands above it.
 */
export function shareAbove({ rows, knots }: Shape, value: number): number {
  const [best, worst] = [knots[0], knots.at(-1)];
  if (!best || !worst) throw new RangeError('A shape has at least one knot.');
  const unit = best[0] - worst[0] || Math.abs(best[0]) || 1;
  if (value > best[0]) return best[1] / (1 + (value - best[0]) / unit) / rows;
  if (value < worst[0]) return 1 - (rows - worst[1]) / (1 + (worst[0] - value) / unit) / rows;
  const next = firstNotAbove(knots, value);
  const [low, high] = [knots[next] ?? worst, knots[next - 1] ?? best];
  if (low[0] === value) return low[1] / rows;
  return (low[1] + ((value - low[0]) / (high[0] - low[0])) * (high[1] - low[1])) / rows;
}

/** How far two shapes of a board lie apart: the largest difference of shares, 0 to 1. */
export function drift(one: Shape, other: Shape): number {
  return [...one.knots, ...other.knots].reduce(
    (most, [value]) => Math.max(most, Math.abs(shareAbove(one, value) - shareAbove(other, value))),
    0,
  );
}

/** The index of the first knot whose value is not above `value`. */
function firstNotAbove(knots: readonly Knot[], value: number): number {
  let [from, to] = [0, knots.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((knots[middle]?.[0] ?? value) > value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** All of the first quarter, since ranks matter most there, and of the rest as many as fit, evenly; the last one always. */
function thinned(knots: readonly Knot[], most: number): readonly Knot[] {
  if (knots.length <= most) return knots;
  const head = Math.floor(most / 4);
  const step = (knots.length - 1 - head) / (most - 1 - head);
  return [...knots.slice(0, head), ...Array.from({ length: most - head }, (_, n) => knots[head + Math.round(n * step)] ?? [])].filter(
    (knot): knot is Knot => knot.length === 2,
  );
}
