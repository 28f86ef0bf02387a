import type { Arena } from './arena/arena.ts';
import type { Report, ReportedScenario } from './report/report.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { fullSize, quickSize } from './stage/size.ts';
import { setStage } from './stage/stage.ts';

interface Given {
  readonly seed: number;
  readonly quick: boolean;
  readonly scenarios: readonly Scenario[];
  readonly say: (line: string) => void;
}

/** Sets the stage and plays the scenarios on it, one after the other. */
export async function run(arena: Arena, { seed, quick, scenarios, say }: Given): Promise<Report> {
  const began = performance.now();
  const size = quick ? quickSize : fullSize;
  say(`Playing ${size.daysBefore} days of an honest crowd ...`);
  const stage = await setStage(arena, seed, size);
  say(`  ${since(began).toFixed(0)} s`);
  const reported: ReportedScenario[] = [];
  for (const scenario of scenarios) {
    const from = performance.now();
    say(`Playing ${scenario.name} ...`);
    const outcome = await scenario.run(stage);
    reported.push({ name: scenario.name, what: scenario.what, seconds: since(from), ...outcome });
    say(`  ${since(from).toFixed(0)} s`);
  }
  const { people, campaigns, boards, rows } = size.world;
  return {
    seed,
    quick,
    world: `${people} honest people look at ${campaigns} campaigns and ${boards} boards of ${rows} rows, for ${size.daysBefore} days before.`,
    secondsPerKey: stage.secondsPerKey,
    seconds: since(began),
    scenarios: reported,
  };
}

const since = (began: number): number => (performance.now() - began) / 1_000;
