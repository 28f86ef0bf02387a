import type { PlatformId } from '../../facts/entity.ts';
import type { EpochMs } from '../../units.ts';
import { highestLog, lowestLog } from '../learning/apply.ts';
import { sortedQuantile } from '../learning/pinball.ts';
import type { OutcomeKnowledge, OutcomeSummary, RealisedRatio } from './inputs.ts';

/** What one campaign paid, per person who did everything. */
export interface PastOutcome {
  readonly platform: PlatformId;
  readonly spaceId?: string | undefined;
  readonly type?: string | undefined;
  readonly knownAt: EpochMs;
  readonly usd: number;
  /** What structure expected at the decision, where it did and it was above 0. */
  readonly expected?: number | undefined;
  /** What a point turned out to be worth, where points were paid and their value is known. */
  readonly usdPerPoint?: number | undefined;
}

/** The newest outcomes that a summary looks at. */
const newest = { space: 30, type: 100, platform: 300, ratio: 60 } as const;

/**
 * What earlier outcomes say about a campaign.
 * @param past In the order in which they became known; those after `now` are left out.
 */
export function learnedFrom(
  past: readonly PastOutcome[],
  { platform, spaceId, type }: Pick<PastOutcome, 'platform' | 'spaceId' | 'type'>,
  now: EpochMs,
): OutcomeKnowledge {
  const same = past.filter((one) => one.platform === platform && one.knownAt <= now);
  const ofSpace = spaceId === undefined ? [] : same.filter((one) => one.spaceId === spaceId);
  const ofType = type === undefined ? [] : same.filter((one) => one.type === type);
  const points = ofSpace.flatMap(({ usdPerPoint, knownAt }) => (usdPerPoint === undefined ? [] : [{ usd: usdPerPoint, knownAt }]));
  return {
    space: summary(ofSpace, newest.space),
    type: summary(ofType, newest.type),
    platform: summary(same, newest.platform),
    point: summary(points, newest.space),
    spaceRatio: ratio(ofSpace, newest.space),
    platformRatio: ratio(same, newest.ratio),
  };
}

function summary(outcomes: readonly Pick<PastOutcome, 'usd' | 'knownAt'>[], most: number): OutcomeSummary | undefined {
  const latest = outcomes.slice(-most);
  const newestAt = latest.at(-1)?.knownAt;
  if (newestAt === undefined) return undefined;
  const values = Float64Array.from(latest, ({ usd }) => usd).sort();
  const at = (share: number) => sortedQuantile(values, share);
  return { usd: { p10: at(0.1), p50: at(0.5), p90: at(0.9) }, n: latest.length, newestAt };
}

function ratio(outcomes: readonly PastOutcome[], most: number): RealisedRatio | undefined {
  const logs = outcomes.flatMap(({ usd, expected }) =>
    expected === undefined || expected <= 0 ? [] : [Math.max(lowestLog, Math.min(highestLog, Math.log(usd / expected)))],
  );
  const latest = Float64Array.from(logs.slice(-most)).sort();
  return latest.length === 0 ? undefined : { log: sortedQuantile(latest, 0.5), n: latest.length };
}
