import type { ParseResult, ParseSteps } from '@infofi-lens/shared/adapters/types';

export interface Pacing {
  /** Milliseconds, from any origin. */
  readonly now: () => number;
  /** Resolves once the page had its turn. */
  readonly letPageIn: () => Promise<void>;
  /** Longest stretch of work between two turns of the page, in milliseconds. */
  readonly sliceMs: number;
}

/** Runs a reading in slices, so that input and frames of the page wait at most one slice. */
export async function runInSlices(steps: ParseSteps, { now, letPageIn, sliceMs }: Pacing): Promise<ParseResult> {
  await letPageIn(); // parsing starts in a turn of its own, not in the one that brought the text
  for (let begun = now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (now() - begun < sliceMs) continue;
    await letPageIn();
    begun = now();
  }
}

/** The page's turn, by the best means its browser has. */
export function letPageIn(): Promise<void> {
  // Not in TypeScript's DOM types yet; the check makes sure that it is there (Chrome 129).
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
