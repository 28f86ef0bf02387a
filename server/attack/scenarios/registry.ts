import type { Scenario } from './scenario.ts';
import { sybilFlood } from './sybil-flood.ts';

/** Every attack, one line each, in the order of the report. A scenario that is not here is never played. */
export const scenarios: readonly Scenario[] = [sybilFlood];
