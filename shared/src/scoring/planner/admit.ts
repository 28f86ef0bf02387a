import { entityKey } from '../../facts/entity.ts';
import type { Missing } from '../measure.ts';
import { type AskKind, asksOf } from '../roi/asks.ts';
import type { Candidate, LeftOutWord } from './candidate.ts';
import type { PlanLimits } from './limits.ts';
import { deadlineOf, minutesPerHour, type Step, type Week } from './step.ts';

/** What may be planned of a campaign; or why nothing may. */
export type Admitted =
  | { readonly as: 'steps'; readonly steps: readonly [Step, ...Step[]] }
  | { readonly as: 'left-out'; readonly why: LeftOutWord; readonly part?: Step | undefined }
  | { readonly as: 'abstained'; readonly missing: readonly Missing[]; readonly part?: Step | undefined };

/**
 * A campaign against the limits.
 * Where only its own worth is wanting, `part` is how it can still be done for the campaign that holds it.
 */
export function admit(candidate: Candidate, limits: PlanLimits, week: Week): Admitted {
  const barred = barredBy(candidate, limits, week);
  if (barred !== undefined) return { as: 'left-out', why: barred };
  const { estimate, campaign } = candidate;
  const { hours } = estimate;
  if (hours === undefined) return { as: 'abstained', missing: estimate.status === 'estimate' ? ['time'] : estimate.missing };
  const opensAt = campaign.startsAt ?? 0;
  const deadline = deadlineOf(candidate);
  const first: Step = {
    candidate,
    wallet: 1,
    minutes: Math.max(1, Math.ceil((hours.p50 - (candidate.spent ?? 0) / 3_600_000) * minutesPerHour)),
    worth: 0,
    value: undefined,
    due: week.until(Math.min(deadline, week.end)),
    after: opensAt > week.now ? week.from(opensAt) : 0,
  };
  // What opens and closes within the week is planned once it has opened.
  if (opensAt > week.now && (opensAt >= week.end || deadline < week.end)) return { as: 'left-out', why: 'starts-later' };
  if (first.minutes > (first.after > 0 ? first.after : first.due)) return { as: 'left-out', why: 'too-short' };
  if (estimate.status !== 'estimate') return { as: 'abstained', missing: estimate.missing, part: first };
  const { value } = estimate;
  const worth = (1 - limits.risk) * value.p10 + limits.risk * value.p50;
  if (worth <= 0) return { as: 'left-out', why: 'no-gain', part: first };
  const valued = { ...first, worth, value };
  const others = Array.from({ length: walletsFor(candidate, limits) - 1 }, (_, at) => ({ ...valued, wallet: at + 2 }));
  return { as: 'steps', steps: [valued, ...others] };
}

function barredBy(candidate: Candidate, limits: PlanLimits, week: Week): LeftOutWord | undefined {
  const { key, platform, campaign, estimate } = candidate;
  const space = campaign.spaceId === undefined ? undefined : entityKey({ platform, kind: 'space', id: campaign.spaceId });
  if (limits.excluded.includes(key) || (space !== undefined && limits.excluded.includes(space))) return 'excluded';
  if (['ended', 'capped', 'deleted', 'draft'].includes(campaign.status ?? '') || deadlineOf(candidate) <= week.now) return 'over';
  if (limits.chains !== undefined && campaign.chain !== undefined && !limits.chains.includes(campaign.chain)) return 'chain';
  if (!limits.identity && estimate.costs.identity.length > 0) return 'identity';
  return undefined;
}

/** What a further wallet of the same person can do again. Everything else is tied to an account or to the person. */
const byWallet: readonly AskKind[] = ['gas', 'on-chain', 'holdings'];

/**
 * How many wallets of a person may do a campaign. One, unless its tasks are known and each is done by a wallet alone: accounts, identity
 * checks and draws are of a person. What the rules of a campaign say beyond that is in no data; the person answers for it.
 */
export function walletsFor({ campaign, state }: Candidate, { wallets }: PlanLimits): number {
  const { tasks, gas, distribution, parentId, childIds = [] } = campaign;
  const asks = tasks === undefined || tasks.length === 0 ? undefined : asksOf(tasks, gas);
  const alone = asks !== undefined && asks.unclear === 0 && asks.list.every(({ kind }) => byWallet.includes(kind));
  const single = state !== 'open' || parentId !== undefined || childIds.length > 0;
  return alone && distribution === 'guaranteed' && !single ? wallets : 1;
}
