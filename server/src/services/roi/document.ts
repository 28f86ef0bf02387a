import { leastPeople, type RoiDocument, roiBounds } from '@infofi-lens/shared/catalogue/roi-document';
import { type PlatformId, platforms } from '@infofi-lens/shared/facts/entity';
import type { TrainedModel } from '@infofi-lens/shared/scoring/learning/model';
import type { OutcomeSummary } from '@infofi-lens/shared/scoring/roi/inputs';
import { learnedFrom, type PastOutcome } from '@infofi-lens/shared/scoring/roi/learned-from';
import { taskMinutes } from '@infofi-lens/shared/scoring/roi/task-minutes';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { MinutesStore } from '../../stores/roi/minutes.ts';
import type { PriceStore } from '../../stores/roi/price-store.ts';

const hour = 3_600_000;
/** A price older than this is stale; one older than a week is none, like a fee older than a day. */
const freshFor = 2 * hour;
const priceFor = 168 * hour;
const feeFor = 24 * hour;
/** Campaigns that say what kinds of task take. */
const mostMeasured = 5_000;

interface Given {
  readonly minutes: MinutesStore;
  readonly prices: Pick<PriceStore, 'prices' | 'fees'>;
  readonly past: readonly PastOutcome[];
  readonly model: TrainedModel | undefined;
  readonly silent: readonly number[];
  readonly now: EpochMs;
}

/** What everybody is told. Numbers are cut to what they are good for, so that nothing new gives the same text. */
export async function roiDocument({ minutes, prices, past, model, silent, now }: Given): Promise<RoiDocument> {
  const [campaigns, measured, priced, fees] = await Promise.all([
    minutes.ofCampaigns(now, silent, leastPeople, roiBounds.campaigns),
    minutes.measured(silent, leastPeople, mostMeasured),
    prices.prices((now - priceFor) as EpochMs, roiBounds.prices), // a time minus a duration
    prices.fees((now - feeFor) as EpochMs),
  ]);
  return {
    format: 1,
    madeAt: now,
    prices: priced.map(({ key, usd, observedAt }) => [key, short(usd), observedAt, now - observedAt > freshFor ? 1 : 0]),
    gas: fees.slice(0, roiBounds.chains).map(({ chain, usd, observedAt }) => [chain, short(usd), observedAt]),
    tasks: Object.fromEntries(Object.entries(taskMinutes(measured)).map(([kind, one]) => [kind, [tenths(one.minutes), one.n] as const])),
    campaigns: campaigns.map(({ platform, id, minutes: typical, people }) => [platform, id, tenths(typical), people]),
    outcomes: outcomesOf(past, now),
    ...(model ? { model: model.version } : {}),
  };
}

const short = (value: number) => Number(value.toPrecision(4));
const tenths = (minutes: number) => Math.max(0.1, Math.round(minutes * 10) / 10);

function outcomesOf(past: readonly PastOutcome[], now: EpochMs): RoiDocument['outcomes'] {
  const known = (about: Pick<PastOutcome, 'platform' | 'spaceId' | 'type'>, same: readonly PastOutcome[]) => learnedFrom(same, about, now);
  const ofPlatform = (platform: PlatformId) => past.filter((one) => one.platform === platform);
  return {
    platforms: Object.fromEntries(
      platforms.flatMap((platform) => {
        const { platform: paid, platformRatio } = known({ platform }, ofPlatform(platform));
        return paid ? [[platform, { paid: summary(paid), ...ratio(platformRatio) }] as const] : [];
      }),
    ),
    types: groups(past, 'type', roiBounds.types)
      .flatMap(([name, about, same]) => {
        const { type } = known(about, same);
        return type ? [[name, summary(type)] as const] : [];
      })
      .map(([name, one]) => [name, one]),
    spaces: groups(past, 'spaceId', roiBounds.spaces).flatMap(([name, about, same]) => {
      const { space, point, spaceRatio } = known(about, same);
      return space ? [{ space: name, paid: summary(space), ...(point ? { point: summary(point) } : {}), ...ratio(spaceRatio) }] : [];
    }),
  };
}

/** Outcomes by space or type of a platform: those with the newest ones, in the order of their names. */
function groups(past: readonly PastOutcome[], by: 'spaceId' | 'type', most: number) {
  const found = Map.groupBy(
    past.filter((one) => one[by] !== undefined),
    (one) => `${one.platform}:${one[by]}`,
  );
  return [...found]
    .sort(([, a], [, b]) => (b.at(-1)?.knownAt ?? 0) - (a.at(-1)?.knownAt ?? 0))
    .slice(0, most)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, same]) => (same[0] ? [[name, { platform: same[0].platform, [by]: same[0][by] }, same] as const] : []));
}

const summary = ({ usd: { p10, p50, p90 }, n, newestAt }: OutcomeSummary) => ({
  usd: { p10: short(p10), p50: short(p50), p90: short(p90) },
  n,
  at: newestAt,
});
const ratio = (of: { log: number; n: number } | undefined) => (of ? { ratio: { log: short(of.log), n: of.n } } : {});
