import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { usableFields } from '@infofi-lens/shared/facts/known';
import type { CrowdTime } from '@infofi-lens/shared/scoring/roi/inputs';
import type { RoiKnowledge } from '@infofi-lens/shared/scoring/roi/knowledge';
import type { PastOutcome } from '@infofi-lens/shared/scoring/roi/learned-from';
import type { PriceBook } from '@infofi-lens/shared/scoring/roi/prices';
import { realisedOf } from '@infofi-lens/shared/scoring/roi/realised';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import { entities, ofKind } from '../entities.ts';
import type { Store } from '../store.ts';
import type { OutcomeRow } from '../tables/outcomes.ts';

/** What the person's own record says about campaigns to come. */
export interface OwnKnowledge {
  /** The crowd's prices with the person's own over them. */
  readonly prices: PriceBook;
  /** What campaigns paid them, in the order in which that became known. */
  readonly past: readonly PastOutcome[];
  /** Median over campaigns that they finished. `undefined`: none was timed. */
  readonly usual: CrowdTime | undefined;
  /** Their minutes divided by the crowd's, the median over finished campaigns that both did; `undefined` below three. */
  readonly speed: number | undefined;
}

/** Participations looked through for campaigns that are done. */
const looked = 300;
const leastForSpeed = 3;

/** Reads the person's own record, once for many estimates. */
export async function ownKnowledge(store: Store, crowd: RoiKnowledge, now: EpochMs): Promise<OwnKnowledge> {
  const [rows, assumed, done] = await Promise.all([store.outcomes.all(), store.prices.book(), finished(store)]);
  const prices: PriceBook =
    assumed.length === 0
      ? crowd.prices
      : new Map([
          ...crowd.prices,
          ...assumed.map(([key, price]) => [key, { ...price, observedAt: earlier(price.observedAt, now) }] as const),
        ]);
  const minutes = new Map(done);
  for (const { campaign, outcome } of rows)
    if (outcome.minutes !== undefined && outcome.minutes > 0) minutes.set(campaign, outcome.minutes);
  const ratios = [...minutes].flatMap(([campaign, own]) => {
    const typical = crowd.minutesOf(campaign);
    return typical === undefined ? [] : [own / typical.minutes];
  });
  const usual = median([...minutes.values()]);
  return {
    prices,
    past: await pastOf(store, rows, prices),
    usual: usual === undefined ? undefined : { minutes: usual, n: minutes.size },
    speed: ratios.length < leastForSpeed ? undefined : median(ratios),
  };
}

/** Minutes on campaigns of which the platform says that everything was done. */
async function finished({ facts, time }: Store): Promise<[EntityKey, number][]> {
  const parts = await facts.recent('participation', { limit: looked });
  const keys = parts.flatMap(({ fields, parent }) => {
    const [claimed, tasksDone, tasksTotal] = [fields.claimed?.value, fields.tasksDone?.value, fields.tasksTotal?.value];
    const isDone = claimed === true || (typeof tasksDone === 'number' && tasksDone > 0 && tasksDone === tasksTotal);
    return isDone && parent !== undefined ? [parent] : [];
  });
  return [...(await time.spentOn(keys))].map(([key, ms]) => [key, ms / 60_000]);
}

/** What each outcome came to in dollars. One whose worth is not known (a token without a price) says nothing yet. */
async function pastOf(store: Store, rows: readonly OutcomeRow[], prices: PriceBook): Promise<PastOutcome[]> {
  const known = await entities(
    store,
    rows.map(({ campaign }) => campaign),
  );
  const campaigns = new Map(known.map((entity) => [entity.key, ofKind(entity, 'campaign')]));
  return rows.flatMap(({ campaign, outcome }) => {
    const entity = campaigns.get(campaign);
    const fields = entity ? usableFields(entity, { unconfirmed: false }) : {};
    const realised = realisedOf([outcome], fields, prices);
    if (!realised) return [];
    const { usd, usdPerPoint } = realised;
    return [{ platform: outcome.platform, spaceId: fields.spaceId, type: fields.type, knownAt: outcome.at, usd, usdPerPoint }];
  });
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

const earlier = (a: EpochMs, b: EpochMs): EpochMs => epochMs(Math.min(a, b)) ?? b;
