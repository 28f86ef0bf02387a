import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { usableFields } from '@infofi-lens/shared/facts/known';
import type { Concentration } from '@infofi-lens/shared/scoring/board/concentration';
import { estimateRoi } from '@infofi-lens/shared/scoring/roi/estimate';
import { type Hours, hoursOf } from '@infofi-lens/shared/scoring/roi/hours';
import type { OutcomeKnowledge, RoiInputs } from '@infofi-lens/shared/scoring/roi/inputs';
import { learnedFrom } from '@infofi-lens/shared/scoring/roi/learned-from';
import { hourWorth } from '@infofi-lens/shared/scoring/roi/recommend';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { epochMs } from '@infofi-lens/shared/units';
import type { Entity } from '../entities.ts';
import type { Store } from '../store.ts';
import { crowdKnowledge } from './knowledge.ts';
import { type OwnKnowledge, ownKnowledge } from './own.ts';

/** An estimate with what of its making the estimate itself does not tell. */
export interface Worth {
  readonly estimate: RoiEstimate;
  /** Where the hours come from; `undefined`: nobody was timed. */
  readonly hours: Pick<Hours, 'from' | 'n'> | undefined;
  /** One's own time on it so far. */
  readonly spent: DurationMs | undefined;
  /** US dollars that an hour was taken to be worth. */
  readonly hourWorth: number;
  /** When what is known of others was put together; `undefined`: nothing of others is known. */
  readonly crowdAt: EpochMs | undefined;
}

/** Of the record of participants: a longer one says nothing about the end. */
const record = 90 * 86_400_000;

/**
 * What an hour on these campaigns pays, by everything that is known here: one's own sightings, time, prices and outcomes, the facts
 * of the crowd, and what its outcomes come to. The only place that puts these together.
 * @param boards How the board of a campaign's space is held, where that is to be shown.
 */
export async function estimates(
  store: Store,
  campaigns: readonly Entity<'campaign'>[],
  now: EpochMs,
  boards: ReadonlyMap<EntityKey, Concentration> = new Map(),
): Promise<ReadonlyMap<EntityKey, Worth>> {
  const keys = campaigns.map(({ key }) => key);
  const from = epochMs(now - record) ?? now;
  const [settings, { of: crowd, madeAt }, histories, spent] = await Promise.all([
    store.settings.get(),
    crowdKnowledge(store),
    store.history.ofMany(keys, 'participants', from),
    store.time.spentOn(keys),
  ]);
  // A device whose clock lags would take what others know for known in the future.
  const at = madeAt !== undefined && madeAt > now ? madeAt : now;
  const own = await ownKnowledge(store, crowd, at);
  const worth = settings.hourWorth ?? hourWorth;

  return new Map(
    campaigns.map((campaign, index) => {
      const fields = usableFields(campaign, { unconfirmed: settings.showUnconfirmed });
      const { platform, id, key } = campaign;
      const about = { platform, id, spaceId: fields.spaceId, type: fields.type };
      const known = crowd.of(about);
      const inputs: RoiInputs = {
        ...known,
        platform,
        campaign: fields,
        now: at,
        participants: (histories[index] ?? []).flatMap(({ observedAt, value }) =>
          typeof value === 'number' ? [{ at: observedAt, value }] : [],
        ),
        prices: own.prices,
        time: { ...known.time, own: spent.get(key), ownSpeed: own.speed, ownUsual: own.usual },
        outcomes: withOwn(known.outcomes, own, about, at),
        concentration: boards.get(key),
      };
      const hours = hoursOf(fields, inputs.time);
      const made: Worth = {
        estimate: estimateRoi(inputs, worth),
        hours: hours.known ? { from: hours.value.from, n: hours.value.n } : undefined,
        spent: spent.get(key),
        hourWorth: worth,
        crowdAt: madeAt,
      };
      return [key, made] as const;
    }),
  );
}

type Summaries = { -readonly [Name in keyof OutcomeKnowledge]: OutcomeKnowledge[Name] };

/** Of each kind of knowledge the one that rests on more: one's own outcomes are among the crowd's where they were shared, so nothing is added up. */
function withOwn(
  crowd: OutcomeKnowledge,
  { past }: OwnKnowledge,
  about: Parameters<typeof learnedFrom>[1],
  now: EpochMs,
): OutcomeKnowledge {
  if (past.length === 0) return crowd;
  const own = learnedFrom(past, about, now);
  const merged: Summaries = { ...crowd };
  for (const name of ['space', 'type', 'platform', 'point'] as const)
    if ((own[name]?.n ?? 0) > (crowd[name]?.n ?? 0)) merged[name] = own[name];
  return merged;
}
