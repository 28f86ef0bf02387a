import { runSteps } from '@infofi-lens/shared/adapters/steps';
import type { Capture } from '@infofi-lens/shared/adapters/types';
import { xAdapter } from '@infofi-lens/shared/adapters/x/adapter';

/** Runs in the page that is measured: reads one answer again and again, beside the cheapest thing one can do with it. */
function measure(capture: Capture, rounds: number) {
  const [read, parsed]: [number[], number[]] = [[], []];
  let observations = 0;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    JSON.parse(capture.body);
    const between = performance.now();
    observations = runSteps(xAdapter.parse(capture)).observations.length;
    parsed.push(between - start);
    read.push(performance.now() - between);
  }
  return { read, parsed, observations };
}

export type ParseMeasured = ReturnType<typeof measure>;
Object.assign(globalThis, { lensMeasureParse: measure });
