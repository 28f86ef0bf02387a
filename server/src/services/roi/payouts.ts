import { leastPeople } from '@infofi-lens/shared/catalogue/roi-document';
import type { Outcome } from '@infofi-lens/shared/contracts/outcomes';
import { sortedQuantile } from '@infofi-lens/shared/scoring/learning/pinball';
import { priceKey } from '@infofi-lens/shared/scoring/roi/prices';
import { realisedOf } from '@infofi-lens/shared/scoring/roi/realised';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Payout, PayoutStore, Reported } from '../../stores/roi/payout-store.ts';
import { dayNumber, type PriceStore } from '../../stores/roi/price-store.ts';

const pageSize = 500;
/** Campaigns in all: those of later names are left out of a larger crowd's, which by then needs pages by time. */
const mostCampaigns = 100_000;
const first = '00000000-0000-0000-0000-000000000000';

/** What campaigns turned out to pay, made anew from what people reported. @returns how many there are. */
export async function settlePayouts(
  store: Pick<PayoutStore, 'reported' | 'replaceAll'>,
  prices: Pick<PriceStore, 'ofDays'>,
  silent: readonly number[],
): Promise<number> {
  const payouts: Payout[] = [];
  for (let after = first; payouts.length < mostCampaigns; ) {
    const page = await store.reported(after, silent, leastPeople, pageSize);
    const days = await prices.ofDays(page.flatMap(({ voices }) => voices.flatMap(({ outcome }) => unpriced(outcome))));
    payouts.push(...page.flatMap((one) => payoutOf(one, days)));
    after = page.at(-1)?.entity ?? after;
    if (page.length < pageSize) break;
  }
  await store.replaceAll(payouts);
  return payouts.length;
}

/** Tokens that have to be valued at the price of the day they arrived. */
function unpriced({ received, at }: Outcome): { key: string; day: number }[] {
  return received.flatMap((one) => {
    const key = one.kind === 'token' && one.usd === undefined ? priceKey(tokenOf(one)) : undefined;
    return key === undefined ? [] : [{ key, day: dayNumber(at) }];
  });
}

type Token = Extract<Outcome['received'][number], { kind: 'token' }>;
const tokenOf = ({ symbol, tokenAddress, chain }: Token) => ({
  symbol,
  ...(tokenAddress === undefined ? {} : { tokenAddress }),
  ...(chain === undefined ? {} : { chain }),
});

function payoutOf({ entity, platform, id, campaign, voices }: Reported, days: ReadonlyMap<string, number>): Payout[] {
  const realised = realisedOf(
    voices.map(({ outcome }) => ({ ...outcome, received: outcome.received.map((one) => valued(one, outcome.at, days)) })),
    campaign,
    new Map(), // stablecoins count a dollar without a book; everything else has its price of the day by now
  );
  const knownAt = voices.map(({ firstTakenAt }) => firstTakenAt).sort((a, b) => a - b)[leastPeople - 1];
  if (realised === undefined || knownAt === undefined) return [];
  const decided = voices.flatMap(({ outcome: { decidedAt } }) => (decidedAt === undefined ? [] : [decidedAt]));
  return [
    {
      entity,
      platform,
      id,
      spaceId: campaign.spaceId,
      type: campaign.type,
      knownAt,
      decidedAt: decided.length === 0 ? undefined : (Math.round(sortedQuantile(Float64Array.from(decided).sort(), 0.5)) as EpochMs), // between two times
      usd: realised.usd,
      usdPerPoint: realised.usdPerPoint,
      n: voices.length,
    },
  ];
}

function valued(one: Outcome['received'][number], at: EpochMs, days: ReadonlyMap<string, number>): Outcome['received'][number] {
  if (one.kind !== 'token' || one.usd !== undefined) return one;
  const price = days.get(`${priceKey(tokenOf(one))} ${dayNumber(at)}`);
  return price === undefined ? one : { ...one, usd: Number(one.amount) * price };
}
