import { percent, row, type Section, type Surroundings } from '../section.ts';
import { recorded } from './recorded.ts';
import { timed } from './timed.ts';
import { buildingSeeds, judgeSeed, judgingSeeds, type RoiVerdict, verdictOf } from './verdict.ts';
import type { Judged } from './walk.ts';
import { warmUpDays } from './walk.ts';

/** Judges the ROI of campaigns: on generated ones with known truth, on recorded ones where given, and by the clock. */
export const roi: Section = async (surroundings, fixtures) => {
  const { out } = surroundings;
  out('### ROI per hour');
  out('');
  out(`Seeds used in building: ${buildingSeeds.join(', ')}. Judged on seeds ${judgingSeeds.join(', ')}, which were not.`);
  out(
    `Split: walk-forward in time after ${warmUpDays} days; learned only from outcomes known by then (purge), judged only on decisions a day later or more (embargo).`,
  );
  out('');
  out(row(['seed', 'what', 'n', 'coverage of the 80 % band', 'pinball loss, log(1 + $)', 'pinball loss, $']));
  out('|---|---|---|---|---|---|');
  const all: Judged[] = [];
  for (const seed of judgingSeeds) {
    const judged = judgeSeed(seed);
    all.push(...judged);
    print(surroundings, String(seed), verdictOf(judged));
  }
  const verdict = verdictOf(all);
  print(surroundings, 'all', verdict);
  out('');
  out(
    `Below the better baseline: ${percent(verdict.better.log)} (logarithms), ${percent(verdict.better.usd)} (dollars). Abstention: ${percent(verdict.abstention)}.`,
  );
  const seconds = timed(surroundings);
  out(`20,000 estimates with a model: ${seconds.toFixed(1)} s of processor time.`);
  if (fixtures !== undefined) for (const line of await recorded(fixtures)) out(line);
  const met = verdict.met && seconds <= 5;
  out(met ? 'Everything asked of it is met.' : 'NOT everything asked of it is met.');
  out('');
  return met;
};

function print({ out }: Surroundings, seed: string, { lines }: RoiVerdict): void {
  for (const { name, n, coverage, logLoss, usdLoss } of lines) {
    out(row([seed, name, n, percent(coverage), logLoss.toFixed(3), usdLoss.toFixed(2)]));
  }
}
