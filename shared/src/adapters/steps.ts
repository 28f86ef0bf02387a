import type { ParseResult, ParseSteps } from './types.ts';

/** Runs a reading to its end at once: for the command line, tests and small payloads. */
export function runSteps(steps: ParseSteps): ParseResult {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
