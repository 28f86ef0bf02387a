import type { CorrelationEvidence } from '../../contracts/shill.ts';
import { gainsByDay, withoutUnknown } from './gains.ts';
import type { ShillBoard, ShillInput, ShillPost } from './input.ts';
import type { Lagged, LaggedTest } from './lagged.ts';
import { abstain, type Gap, type Part } from './part.ts';
import { permutationCount } from './permutations.ts';
import { dayMs, knownDays } from './posts.ts';
import { rounded } from './statistics.ts';

export const correlationMethodology =
  'Whether days with more posts were followed, within three days, by larger gains of points, mindshare or rank on boards: rank correlation above what 199 random orders of the days give, in full where chance gives as much in at most 5 of 100 orders, and less the more often it does. At least ten days of values are needed. That one follows the other does not say why.';

const leastDays = 10;
/** Days on which another amount was gained than usually, and posted another number of times. */
const leastMoves = 3;
const leastPostingDays = 3;
/** Full evidence. */
const enoughDays = 30;
/** The boards with most days: many boards of a platform say the same over different times. */
const boardsAtMost = 4;
/** As often by chance counts in full. */
const significant = 0.05;
/** What is equal but for the order of adding up. */
const epsilon = 1e-9;

/** What one board says. */
export interface BoardFinding extends Lagged {
  readonly platform: ShillBoard['platform'];
  readonly id: string;
  readonly days: number;
}
export type BoardReading = BoardFinding | { readonly platform: ShillBoard['platform']; readonly gaps: readonly Gap[] };

/** Reads each board. @param own Original posts of the window. */
export function readBoards(
  own: readonly ShillPost[],
  { at, windowDays, posts, boards }: Pick<ShillInput, 'at' | 'windowDays' | 'posts' | 'boards'>,
  test: LaggedTest,
): BoardReading[] {
  const unknown = windowDays - knownDays(posts, at, windowDays);
  return boards.map((board) => {
    // Before the oldest post that is known nobody looked: no posts there does not mean that there were none.
    const gains = gainsByDay(board, at, windowDays).fill(Number.NaN, 0, unknown);
    const from = gains.findIndex((gain) => !Number.isNaN(gain));
    const to = gains.findLastIndex((gain) => !Number.isNaN(gain)) + 1;
    const range = from < 0 ? new Float64Array(0) : gains.subarray(from, to);
    const perDay = postsByDay(aboutBoard(own, board), at, windowDays).subarray(Math.max(0, from), Math.max(0, to));
    const gaps = gapsOf(range, perDay);
    if (gaps.some(({ have, need }) => have < need)) return { platform: board.platform, gaps };
    return { platform: board.platform, id: board.id, days: gaps[0].have, ...test(perDay, range) };
  });
}

function gapsOf(gains: Float64Array, posts: Float64Array): [Gap, Gap, Gap] {
  const known = withoutUnknown(gains);
  return [
    { what: 'board-days', have: known.length, need: leastDays },
    { what: 'gains', have: differing(known), need: leastMoves },
    // Posting as much every day tells nothing apart.
    { what: 'posting-days', have: differing(posts), need: leastPostingDays },
  ];
}

/** How many values are another than the most frequent one. */
function differing(values: Float64Array): number {
  const sorted = values.slice().sort();
  let most = 0;
  for (let at = 0, since = 0; at < sorted.length; at++) {
    if (sorted[at] !== sorted[since]) since = at;
    most = Math.max(most, at - since + 1);
  }
  return values.length - most;
}

/** Where the topics of posts are known, those about the board's topic; else all of them. */
function aboutBoard(own: readonly ShillPost[], { topic }: ShillBoard): readonly ShillPost[] {
  if (topic === undefined || own.every(({ topics }) => topics === undefined)) return own;
  return own.filter(({ topics }) => topics?.includes(topic));
}

function postsByDay(posts: readonly ShillPost[], at: number, days: number): Float64Array {
  const counts = new Float64Array(days);
  for (const { createdAt } of posts) {
    const day = days - 1 - Math.floor((at - createdAt) / dayMs);
    counts[day] = (counts[day] ?? 0) + 1;
  }
  return counts;
}

/** Whether posting goes along with gaining, 0 to 1, over the boards of a platform, or all of them. */
export function correlation(readings: readonly BoardReading[], platform?: ShillBoard['platform']): Part<CorrelationEvidence> {
  const here = readings.filter((reading) => platform === undefined || reading.platform === platform);
  const found = here
    .flatMap((reading) => ('gaps' in reading ? [] : [reading]))
    .sort((a, b) => b.days - a.days || (a.id < b.id ? -1 : 1))
    .slice(0, boardsAtMost);
  const [most] = [...found].sort((a, b) => b.correlation - a.correlation || a.lag - b.lag);
  if (!most) return abstain(...nearest(here));
  const days = found.reduce((sum, board) => sum + board.days, 0);
  const mean = (of: (board: BoardFinding) => number) => found.reduce((sum, board) => sum + (board.days / days) * of(board), 0);

  const observed = mean((board) => board.correlation);
  const chances = new Float64Array(permutationCount);
  for (const board of found) {
    const weight = board.days / days;
    const { byChance: ofBoard } = board; // one for each permutation
    for (let nth = 0; nth < permutationCount; nth++) chances[nth] = (chances[nth] as number) + weight * (ofBoard[nth] as number);
  }
  let [sum, asMuch] = [0, 0];
  for (let nth = 0; nth < permutationCount; nth++) {
    const chance = chances[nth] as number;
    sum += chance;
    if (chance >= observed - epsilon) asMuch += 1;
  }
  const byChance = sum / permutationCount;
  const p = (1 + asMuch) / (permutationCount + 1);
  const above = Math.max(0, (observed - byChance) / (1 - byChance));
  const longest = Math.max(...found.map((board) => board.days));
  return {
    known: true,
    value: rounded(Math.min(1, above) * Math.min(1, significant / p)),
    confidence: rounded(Math.min(1, longest / enoughDays)),
    evidence: {
      correlation: rounded(observed),
      byChance: rounded(byChance),
      p: rounded(p),
      permutations: permutationCount,
      days: longest,
      boards: found.length,
      lag: most.lag,
    },
  };
}

/** What is missing on the board where least is. */
function nearest(readings: readonly BoardReading[]): readonly Gap[] {
  const missing = ({ have, need }: Gap) => Math.max(0, need - have);
  const total = (gaps: readonly Gap[]) => gaps.reduce((sum, gap) => sum + missing(gap), 0);
  const [least] = readings.flatMap((reading) => ('gaps' in reading ? [reading.gaps] : [])).sort((a, b) => total(a) - total(b));
  return least ?? [{ what: 'board-days', have: 0, need: leastDays }];
}
