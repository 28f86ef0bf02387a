import type { ParseResult, ParseSteps } from '@infofi-lens/shared/adapters/types';

export interface Pacing {
  /** Milliseconds, from any origin. */
  readonly now: () => number;
  /** Resolves once the page had its turn. */
  readonly letPageIn: () => Promise<void>;
  /** Longest stretch of work between two turns of the page, in milliseconds. */
  readonly sliceMs: number;
  /** Does a slice and counts the time it takes. */
  readonly time: (slice: () => ParseResult | undefined) => ParseResult | undefined;
}

/**
 * Runs a reading in slices, so that input and frames of the page wait at most one slice.
 * @returns `undefined` when it was no longer wanted after a turn of the page.
 */
export async function runInSlices(
  steps: ParseSteps,
  { now, letPageIn, sliceMs, time }: Pacing,
  isWanted: () => boolean,
): Promise<ParseResult | undefined> {
  for (;;) {
    await letPageIn(); // parsing starts in a turn of its own too, not in the one that brought the text
    if (!isWanted()) return undefined;
    const slice = time(() => runUntil(steps, now, now() + sliceMs));
    if (slice) return slice;
  }
}

/** Runs a reading without a pause. @returns `undefined` when it was not done by then; it can be gone on with. */
export function runUntil(steps: ParseSteps, now: () => number, until: number): ParseResult | undefined {
  do {
    const step = steps.next();
    if (step.done) return step.value;
  } while (now() < until);
  return undefined;
}

/** A page that never rests is not waited for any longer than this. */
const longestWaitMs = 100;

/** The page's turn: until it has nothing to do. Nobody looks at a hidden page, so there only its tasks go first. */
export function letPageIn(): Promise<void> {
  if (!document.hidden) return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: longestWaitMs }));
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
