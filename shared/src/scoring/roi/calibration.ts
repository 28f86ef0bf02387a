import type { Calibration, CalibrationRow, ReliabilityRow } from '../../contracts/calibration.ts';
import { type PlatformId, platforms } from '../../facts/entity.ts';
import type { EpochMs, Ratio } from '../../units.ts';
import { pinball, sortedQuantile, type Three } from '../learning/pinball.ts';

export const calibrationMethodology =
  'Each campaign counts once, with the prediction that was stored before its outcome was known (at the time people decided, where they say when) and never changed. Coverage is the share of outcomes within the 80 % band; the loss is compared with that of two things anybody could have said at the same time: what campaigns of the platform typically paid, and what the last similar campaign paid.';

/** A campaign that was predicted and whose outcome is known. In US dollars per person. */
export interface Judged {
  readonly platform: PlatformId;
  /** When the outcome became known. */
  readonly knownAt: EpochMs;
  readonly said: Readonly<Three>;
  readonly realised: number;
  /** What the two baselines said at the time of the prediction. */
  readonly median: Readonly<Three>;
  readonly similar: Readonly<Three>;
}

const mostMonths = 24;
const mostGroups = 10;
/** Fewer campaigns are no group: their median would be one of them. */
const leastInGroup = 5;

/** How predictions compared with what came true: in all, by platform, by month and by what was promised. */
export function calibrationOf(judged: readonly Judged[]): Pick<Calibration, 'all' | 'platforms' | 'months' | 'reliability'> {
  const months = Map.groupBy(judged, ({ knownAt }) => new Date(knownAt).toISOString().slice(0, 7));
  return {
    ...(judged.length === 0 ? {} : { all: rowOf(judged) }),
    platforms: platforms.flatMap((platform) => {
      const same = judged.filter((one) => one.platform === platform);
      return same.length === 0 ? [] : [{ platform, ...rowOf(same) }];
    }),
    months: [...months]
      .sort(([a], [b]) => (a < b ? 1 : -1))
      .slice(0, mostMonths)
      .map(([month, same]) => ({ month, ...rowOf(same) })),
    reliability: reliabilityOf(judged),
  };
}

function rowOf(judged: readonly Judged[]): CalibrationRow {
  return {
    n: judged.length,
    coverage: coverageOf(judged),
    loss: mean(judged.map(({ said, realised }) => pinball(said, realised))),
    baselines: {
      median: mean(judged.map(({ median, realised }) => pinball(median, realised))),
      similar: mean(judged.map(({ similar, realised }) => pinball(similar, realised))),
    },
    bias: mean(judged.map(({ said, realised }) => said[1] - realised)),
    predicted: middle(judged.map(({ said }) => said[1])),
    realised: middle(judged.map(({ realised }) => realised)),
  };
}

/** Groups of about equal size, the lowest promises first. */
function reliabilityOf(judged: readonly Judged[]): ReliabilityRow[] {
  const sorted = [...judged].sort((a, b) => a.said[1] - b.said[1]);
  const groups = Math.min(mostGroups, Math.floor(sorted.length / leastInGroup));
  return Array.from({ length: groups }, (_, at) => {
    const group = sorted.slice(Math.round((at * sorted.length) / groups), Math.round(((at + 1) * sorted.length) / groups));
    return {
      n: group.length,
      p10: middle(group.map(({ said }) => said[0])),
      p50: middle(group.map(({ said }) => said[1])),
      p90: middle(group.map(({ said }) => said[2])),
      realised: middle(group.map(({ realised }) => realised)),
      coverage: coverageOf(group),
    };
  });
}

function coverageOf(judged: readonly Judged[]): Ratio {
  const within = judged.filter(({ said, realised }) => realised >= said[0] && realised <= said[2]).length;
  return (within / judged.length) as Ratio; // a count of some over a count of all
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const middle = (values: readonly number[]) => sortedQuantile(Float64Array.from(values).sort(), 0.5);
