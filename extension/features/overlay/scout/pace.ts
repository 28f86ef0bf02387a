/** Looks follow each other at this distance, in milliseconds, where a page never stops changing. */
const restMs = 120;
/** Milliseconds of looking that may be done without a rest: a page that builds itself is looked at in each of its frames. */
const burstMs = 8;
/** A look that the clock is too coarse for. */
const leastLookMs = 0.1;

/** How soon a page may be looked at again. What was looked at without a rest comes back while nothing is looked at. */
export class Pace {
  #left = burstMs;
  #last = Number.NEGATIVE_INFINITY;

  /** @returns milliseconds; 0: with the next frame. */
  wait(now: number): number {
    return this.#leftAt(now) > 0 ? 0 : Math.max(0, this.#last + restMs - now);
  }

  looked(from: number, to: number): void {
    this.#left = this.#leftAt(from) - Math.max(leastLookMs, to - from);
    this.#last = to;
  }

  /** A millisecond comes back in each rest's time. */
  #leftAt(now: number): number {
    return Math.min(burstMs, this.#left + Math.max(0, now - this.#last) / restMs);
  }
}
