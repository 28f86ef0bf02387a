import type { PlatformId } from '../../../facts/entity.ts';
import type { FieldsOf } from '../../../facts/observation.ts';
import { Dice } from '../../../testing/dice.ts';
import type { EpochMs, Usd } from '../../../units.ts';
import type { Point } from '../../trends/trend.ts';
import type { TimeKnowledge } from '../inputs.ts';
import { type Price, type PriceBook, priceBook } from '../prices.ts';
import { logNormal, weighted } from './chances.ts';
import { crowd, seen } from './crowd.ts';
import { rewardOf, tasksOf } from './offer.ts';
import { type Space, type Truth, truthOf } from './truth.ts';

/** A campaign as it looked at the decision, and what it came to. */
export interface WorldCampaign {
  readonly id: string;
  readonly platform: PlatformId;
  readonly campaign: FieldsOf<'campaign'>;
  readonly history: readonly Point[];
  readonly prices: PriceBook;
  readonly time: TimeKnowledge;
  readonly decidedAt: EpochMs;
  readonly truth: Truth;
}

const day = 86_400_000;
const hour = day / 24;
/** 2025-01-01. */
const begin = 1_735_689_600_000;
export const worldDays = 420;

/**
 * Campaigns with known truth, in the order of their decisions. Fat tails in participants, prices and surprises; records with gaps;
 * half-way the market turns: crowds surge more, tokens fall, spaces pay less of what they promise.
 */
export function world(seed: number, campaigns: number): WorldCampaign[] {
  const dice = new Dice(seed);
  const spaces = Array.from(
    { length: 70 },
    (_, at): Space => ({
      id: `space-${at}`,
      platform: weighted(dice, [
        ['galxe', 5],
        ['layer3', 3],
        ['kaito', 2],
      ]),
      fame: logNormal(dice, 1, 0.6),
      honesty: Math.min(1, logNormal(dice, 0.9, 0.25)),
      usdPerPoint: logNormal(dice, 0.02, 1),
    }),
  );
  return Array.from({ length: campaigns }, (_, at) => campaignOf(dice, `c${at}`, dice.pick(spaces as [Space, ...Space[]])))
    .filter((one) => one !== undefined)
    .sort((a, b) => a.decidedAt - b.decidedAt);
}

function campaignOf(dice: Dice, id: string, space: Space): WorldCampaign | undefined {
  const startsAt = begin + dice.next() * worldDays * day;
  const endsAt = startsAt + Math.min(60, Math.max(2, logNormal(dice, 12, 0.6))) * day;
  const decidedAt = startsAt + hour + (0.05 + 0.85 * dice.next()) * (endsAt - startsAt);
  const late = decidedAt > begin + (worldDays / 2) * day ? 1 : 0;
  const kind = weighted(dice, [
    ['raffle', 45],
    ['fcfs', 22],
    ['guaranteed', 13],
    ['points', 20],
  ]);
  const size = logNormal(dice, 2_500 * space.fame, 0.9) * (dice.chance(0.04) ? 8 : 1);
  const people = crowd(dice, startsAt, endsAt, size, late);
  const now = people.at(decidedAt);
  const winners = Math.max(5, Math.round(kind === 'fcfs' ? size * (0.3 + 1.6 * dice.next()) : logNormal(dice, 120, 1)));
  if (kind === 'fcfs' && now >= winners) return undefined; // nobody decides on a campaign that is full
  const reward = rewardOf(dice, kind, winners, endsAt - decidedAt, late);
  const tasks = tasksOf(dice);
  const minutes = logNormal(dice, 1.5 + 3 * tasks.length, 0.4);
  const points = kind === 'points' || dice.chance(0.2) ? dice.whole(1, 40) * 10 : undefined;
  const history = seen(dice, people, startsAt, decidedAt);
  const known = <T>(share: number, value: T) => (dice.chance(share) ? value : undefined);
  const campaign = withoutGaps({
    name: id,
    spaceId: space.id,
    type: kind === 'points' ? 'quest' : kind,
    startsAt: known(0.9, startsAt as EpochMs),
    endsAt: known(0.95, endsAt as EpochMs),
    participants: known(0.9, now),
    winnersCap: kind === 'points' || kind === 'guaranteed' ? null : known(0.94, winners),
    distribution: kind === 'points' ? 'guaranteed' : known(0.93, kind),
    gas: dice.chance(0.3) ? 'gas' : 'gasless',
    chain: dice.pick(['ethereum', 'base', 'arbitrum', 'bsc', 'gravity']),
    points,
    tasks: known(0.85, tasks),
    rewards: reward.fields,
  } satisfies { [F in keyof FieldsOf<'campaign'>]: FieldsOf<'campaign'>[F] | undefined });
  const observedAt = (decidedAt - dice.next() * 6 * hour) as EpochMs;
  const price: Price = { usd: reward.price as Usd, observedAt, source: 'api', stale: dice.chance(0.1) };
  return {
    id,
    platform: space.platform,
    campaign,
    history,
    prices: priceBook(reward.priced ? [[{ symbol: 'TKN' }, price]] : []),
    time: dice.chance(0.8) ? { campaign: { minutes: logNormal(dice, minutes, 0.15), n: dice.whole(3, 60) }, tasks: {} } : { tasks: {} },
    decidedAt: Math.round(decidedAt) as EpochMs,
    truth: truthOf(dice, { space, kind, late, people, startsAt, endsAt, decidedAt, winners, minutes, points, perWinner: reward.paid }),
  };
}

/** A key that holds nothing is a field that is not known. */
function withoutGaps<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
