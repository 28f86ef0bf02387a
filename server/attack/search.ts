/** Where a defence gives way. */
export interface Breakdown {
  readonly what: string;
  /** Smallest number of hostile keys at which a value left its tolerance. `undefined`: none up to `upTo`. */
  readonly breaksAt: number | undefined;
  readonly upTo: number;
  /** Honest witnesses of what was attacked. */
  readonly witnesses: number;
  /** `breaksAt` as a share of all clusters of the item. */
  readonly share: number | undefined;
  /** Processor seconds that so many keys take to be admitted. */
  readonly cpuSeconds: number | undefined;
}

/**
 * The smallest whole number from 1 to `upTo` at which something breaks, when more of it never mends it: doubles, then halves.
 * @returns `undefined` when it holds at `upTo`.
 */
export async function smallestThatBreaks(upTo: number, breaks: (many: number) => Promise<boolean>): Promise<number | undefined> {
  let holds = 0;
  let gives = 1;
  while (!(await breaks(gives))) {
    if (gives === upTo) return undefined;
    holds = gives;
    gives = Math.min(upTo, gives * 2);
  }
  while (gives - holds > 1) {
    const middle = (holds + gives) >> 1;
    if (await breaks(middle)) gives = middle;
    else holds = middle;
  }
  return gives;
}
