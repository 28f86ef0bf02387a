import { ordered, pinball, type Three } from '../../../src/scoring/learning/pinball.ts';
import { world } from '../../../src/scoring/roi/testing/world.ts';
import { type Judged, walk } from './walk.ts';

/** Seeds on which the measure was built and tuned, and seeds that were first looked at once it was done. */
export const buildingSeeds = [1, 2, 3] as const;
export const judgingSeeds = [101, 102, 103] as const;
const campaigns = 2_400;

/** What the issue asks for: coverage, loss against the better baseline, abstention. */
const target = { coverage: [0.75, 0.85], better: 0.2, abstention: 0.4 } as const;

export interface RoiLine {
  readonly name: string;
  readonly n: number;
  /** Share of all, answered or not, whose realised value lies within p10..p90. */
  readonly coverage: number;
  /** Mean pinball loss of p10, p50, p90: of log(1 + US dollars), where every campaign counts alike, and of US dollars. */
  readonly logLoss: number;
  readonly usdLoss: number;
}

export interface RoiVerdict {
  readonly lines: readonly RoiLine[];
  readonly abstention: number;
  /** By how much the loss lies below the better baseline's, 0..1: of logarithms and of dollars. */
  readonly better: { readonly log: number; readonly usd: number };
  readonly met: boolean;
}

export const judgeSeed = (seed: number): Judged[] => walk(world(seed, campaigns), seed);

export function verdictOf(judged: readonly Judged[]): RoiVerdict {
  const of = (name: string, said: (one: Judged) => Three, some = judged) => lineOf(name, some, said);
  const model = of('model', ({ said }) => said);
  const median = of('median of the platform', (one) => one.median);
  const similar = of('last similar campaign', (one) => one.similar);
  const lines = [
    model,
    of(
      '  before the change',
      ({ said }) => said,
      judged.filter(({ late }) => !late),
    ),
    of(
      '  after it',
      ({ said }) => said,
      judged.filter(({ late }) => late),
    ),
    of('structure alone', ({ structure }) => structure),
    median,
    similar,
  ];
  const abstention = judged.filter(({ answered }) => !answered).length / judged.length;
  const better = {
    log: 1 - model.logLoss / Math.min(median.logLoss, similar.logLoss),
    usd: 1 - model.usdLoss / Math.min(median.usdLoss, similar.usdLoss),
  };
  const [low, high] = target.coverage;
  const met = model.coverage >= low && model.coverage <= high && better.log >= target.better && abstention <= target.abstention;
  return { lines, abstention, better, met };
}

function lineOf(name: string, judged: readonly Judged[], said: (one: Judged) => Three): RoiLine {
  const mean = (value: (one: Judged) => number) => judged.reduce((sum, one) => sum + value(one), 0) / judged.length;
  return {
    name,
    n: judged.length,
    coverage: mean((one) => {
      const [low, , high] = ordered(said(one));
      return one.realised >= low && one.realised <= high ? 1 : 0;
    }),
    logLoss: mean((one) => pinball(ordered(said(one)).map(Math.log1p) as Three, Math.log1p(one.realised))),
    usdLoss: mean((one) => pinball(ordered(said(one)), one.realised)),
  };
}
