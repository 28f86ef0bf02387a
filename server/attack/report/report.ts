import type { Outcome, Scenario } from '../scenarios/scenario.ts';

/** What a run found. */
export interface Report {
  readonly seed: number;
  readonly quick: boolean;
  /** Honest people, campaigns and rows of boards, days before the attacks. */
  readonly world: string;
  /** Processor seconds for one key to be admitted in quiet times. */
  readonly secondsPerKey: number;
  readonly seconds: number;
  readonly scenarios: readonly ReportedScenario[];
}

export interface ReportedScenario extends Outcome, Pick<Scenario, 'name' | 'what'> {
  readonly seconds: number;
}
