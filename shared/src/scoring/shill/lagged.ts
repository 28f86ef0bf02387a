import { withoutUnknown } from './gains.ts';
import { type Permutations, permutationCount } from './permutations.ts';
import { ranks } from './statistics.ts';

/** What is gained may follow a post on the same day or up to so many days later. */
export const lagsAtMost = 3;
const lags = lagsAtMost + 1;

export interface Lagged {
  /** Rank correlation at the lag where it is highest. */
  readonly correlation: number;
  readonly lag: number;
  /** The same for each permutation, each at its own best lag. */
  readonly byChance: Float64Array;
}

/**
 * Spearman's rank correlation of posts a day with what was gained `lag` days later, at the best of the lags; and the same with the
 * days of the posts in another order, which is what chance does.
 * @param posts Posts by day. @param gains Of the same days; `NaN`: unknown. Both have to vary.
 */
export function lagged(posts: Float64Array, gains: Float64Array, permutations: Permutations): Lagged {
  const posting = postingDays(posts);
  const shifted = shift(gains);
  const found = new Float64Array(lags);
  correlate(posting, Uint16Array.from(posts.keys()), 0, shifted, found);
  const correlation = Math.max(...found);
  const lag = found.indexOf(correlation);

  const orders = permutations(posts.length);
  const byChance = new Float64Array(permutationCount);
  for (let nth = 0; nth < permutationCount; nth++) {
    correlate(posting, orders, nth * posts.length, shifted, found);
    byChance[nth] = Math.max(found[0] as number, found[1] as number, found[2] as number, found[3] as number); // one for each lag
  }
  return { correlation, lag, byChance };
}

/** The test, remembering what it found: over thirty and over ninety days there are often the same days to test. */
export function laggedTest(permutations: Permutations): (posts: Float64Array, gains: Float64Array) => Lagged {
  const known: { posts: Float64Array; gains: Float64Array; found: Lagged }[] = [];
  return (posts, gains) => {
    const before = known.find((one) => isSame(one.posts, posts) && isSame(one.gains, gains));
    if (before) return before.found;
    const found = lagged(posts, gains, permutations);
    known.push({ posts, gains, found });
    return found;
  };
}
/** One for all windows of a person. */
export type LaggedTest = ReturnType<typeof laggedTest>;

const isSame = (a: Float64Array, b: Float64Array): boolean => a.length === b.length && a.every((value, at) => Object.is(value, b[at]));

/**
 * Ranks above that of the days with fewest posts, of the others. A correlation does not mind where ranks are counted from, and most
 * days of most people are days without a post: those need no look.
 */
interface Posting {
  readonly days: Uint16Array;
  readonly ranks: Float64Array;
}
function postingDays(posts: Float64Array): Posting {
  const ranked = ranks(posts);
  let lowest = Number.POSITIVE_INFINITY;
  for (const rank of ranked) lowest = Math.min(lowest, rank);
  const [days, above] = [new Uint16Array(ranked.length), new Float64Array(ranked.length)];
  let many = 0;
  for (let day = 0; day < ranked.length; day++) {
    const rank = (ranked[day] as number) - lowest; // `day` lies within
    if (rank === 0) continue;
    days[many] = day;
    above[many++] = rank;
  }
  return { days: days.subarray(0, many), ranks: above.subarray(0, many) };
}

/** For each day and lag, day by day: what was gained `lag` days later, as distance from the mean rank, and whether that is known (1). */
interface Shifted {
  readonly gain: Float64Array;
  readonly known: Float64Array;
  /** For each lag: how many are known, and how much they vary in all. */
  readonly many: Float64Array;
  readonly varies: Float64Array;
}

function shift(gains: Float64Array): Shifted {
  const shifted: Shifted = {
    gain: new Float64Array(gains.length * lags),
    known: new Float64Array(gains.length * lags),
    many: new Float64Array(lags),
    varies: new Float64Array(lags),
  };
  for (let lag = 0; lag < lags; lag++) {
    const later = gains.subarray(lag);
    const ranked = ranks(withoutUnknown(later));
    const mean = (ranked.length + 1) / 2;
    let nth = 0;
    for (let day = 0; day < later.length; day++) {
      if (Number.isNaN(later[day])) continue;
      const distance = (ranked[nth++] ?? mean) - mean;
      shifted.gain[day * lags + lag] = distance;
      shifted.known[day * lags + lag] = 1;
      shifted.varies[lag] = (shifted.varies[lag] ?? 0) + distance * distance;
    }
    shifted.many[lag] = ranked.length;
  }
  return shifted;
}

/**
 * Writes the correlation at each lag into `found`; 0 where either side does not vary. All lags in one pass, as this is done two hundred
 * times for each board of everybody. The indices lie within, which the casts say.
 * @param orders Where each day goes to, from `from` on.
 */
function correlate(
  { days, ranks: ranked }: Posting,
  orders: Uint16Array,
  from: number,
  { gain, known, many, varies }: Shifted,
  found: Float64Array,
): void {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let squares0 = 0;
  let squares1 = 0;
  let squares2 = 0;
  let squares3 = 0;
  let product0 = 0;
  let product1 = 0;
  let product2 = 0;
  let product3 = 0;
  for (let nth = 0; nth < days.length; nth++) {
    const rank = ranked[nth] as number;
    const at = lags * (orders[from + (days[nth] as number)] as number);
    const rank0 = rank * (known[at] as number);
    const rank1 = rank * (known[at + 1] as number);
    const rank2 = rank * (known[at + 2] as number);
    const rank3 = rank * (known[at + 3] as number);
    sum0 += rank0;
    sum1 += rank1;
    sum2 += rank2;
    sum3 += rank3;
    squares0 += rank0 * rank;
    squares1 += rank1 * rank;
    squares2 += rank2 * rank;
    squares3 += rank3 * rank;
    product0 += rank * (gain[at] as number);
    product1 += rank * (gain[at + 1] as number);
    product2 += rank * (gain[at + 2] as number);
    product3 += rank * (gain[at + 3] as number);
  }
  found[0] = pearson(sum0, squares0, product0, many[0] as number, varies[0] as number);
  found[1] = pearson(sum1, squares1, product1, many[1] as number, varies[1] as number);
  found[2] = pearson(sum2, squares2, product2, many[2] as number, varies[2] as number);
  found[3] = pearson(sum3, squares3, product3, many[3] as number, varies[3] as number);
}

function pearson(sum: number, squares: number, product: number, many: number, varies: number): number {
  const size = varies * (squares - (sum * sum) / many);
  return size > 1e-9 ? product / Math.sqrt(size) : 0;
}
