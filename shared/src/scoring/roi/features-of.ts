import { type FeatureName, type FeatureVector, featureNames } from '../learning/features.ts';
import type { Known } from './as-of.ts';
import { asksOf } from './asks.ts';
import type { Base } from './base.ts';
import type { RealisedRatio, RoiInputs } from './inputs.ts';
import { mean } from './spread.ts';

const day = 86_400_000;
/** No logarithm of a share goes below this: nothing is one in a thousand here. */
export const lowest = Math.log(1e-3);

/** US dollars below which a typical outcome counts as this much: nothing is divided by nothing. */
const smallest = 0.01;

const flag = (value: boolean) => (value ? 1 : 0);
const log = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? Number.NaN : Math.max(lowest, Math.log(Math.max(value, 1e-12)));
/** Few outcomes say little: as if five more had paid exactly what structure said. */
const shrunk = (ratio: RealisedRatio | undefined) => (ratio === undefined ? 0 : (ratio.log * ratio.n) / (ratio.n + 5));

/** What the model is told. Takes only what {@link asOf} let through: nothing that was seen after the decision. */
export function featuresOf({ campaign, platform, now, participants: history, outcomes }: Known<RoiInputs>, base: Base): FeatureVector {
  const { chance, winner, usd } = base;
  const participants = campaign.participants ?? history.at(-1)?.value;
  const yesterday = history.findLast(({ at }) => at <= now - day)?.value;
  const asks = asksOf(campaign.tasks, campaign.gas)?.list ?? [];
  const asked = (kind: string) => flag(asks.some((ask) => ask.kind === kind && ask.required > 0));
  const relative = (value: number) => (base.mean === 0 ? 0 : log(value / base.mean));
  const typical = outcomes.platform === undefined ? Number.NaN : Math.max(outcomes.platform.usd.p50, smallest);
  const values: Record<FeatureName, number> = {
    'log-chance': chance === undefined ? Number.NaN : log(mean(chance.share) * chance.place),
    place: chance?.place ?? Number.NaN,
    'structure-low': relative(usd.p10),
    'structure-middle': relative(usd.p50),
    'structure-high': relative(usd.p90),
    structural: flag(base.from === 'structure'),
    fcfs: flag(campaign.distribution === 'fcfs'),
    raffle: flag(campaign.distribution === 'raffle'),
    guaranteed: flag(campaign.distribution === 'guaranteed'),
    points: flag(winner.detail.includes('point-value')),
    'at-most': flag(winner.detail.includes('at-most')),
    pegged: winner.pegged,
    galxe: flag(platform === 'galxe'),
    layer3: flag(platform === 'layer3'),
    kaito: flag(platform === 'kaito'),
    'log-participants': participants === undefined ? Number.NaN : Math.log1p(participants),
    'log-growth': log(chance?.growth),
    'day-growth': participants === undefined || yesterday === undefined ? Number.NaN : Math.log((participants + 1) / (yesterday + 1)),
    'log-record': Math.log1p(history.length),
    'log-places':
      participants === undefined || typeof campaign.winnersCap !== 'number'
        ? Number.NaN
        : log((campaign.winnersCap + 1) / (participants + 1)),
    'log-age': campaign.startsAt === undefined ? Number.NaN : Math.log1p(Math.max(0, now - campaign.startsAt) / day),
    'log-left': typeof campaign.endsAt !== 'number' ? Number.NaN : Math.log1p(Math.max(0, campaign.endsAt - now) / day),
    'log-tasks': campaign.tasks === undefined ? Number.NaN : Math.log1p(campaign.tasks.length),
    'asks-chain': asked('on-chain'),
    'asks-identity': asked('kyc'),
    gas: flag(campaign.gas === 'gas'),
    'space-ratio': shrunk(outcomes.spaceRatio),
    'log-space': Math.log1p(outcomes.spaceRatio?.n ?? 0),
    'platform-ratio': shrunk(outcomes.platformRatio),
    'relative-size': log(base.mean / typical),
  };
  return featureNames.map((name) => values[name]);
}
