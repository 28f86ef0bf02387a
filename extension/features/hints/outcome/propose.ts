import { type Known, usableFields } from '@infofi-lens/shared/facts/known';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { type Draft, type DraftToken, dayOf } from './draft.ts';

/** Why something is proposed at all. */
export type Sign = 'claimed' | 'not-eligible' | 'ranked';

export interface Seen {
  readonly campaign: Known<'campaign'>;
  /** The person's own part, as the platform shows it. */
  readonly part: Known<'participation'> | undefined;
  readonly spent: DurationMs | undefined;
}

/** What may be written down before anything was: nothing is won, today, with the time that was measured. */
export function emptyDraft({ campaign, spent }: Omit<Seen, 'part'>, now: EpochMs): Draft {
  return { won: true, tokens: promised(campaign), points: '', usd: '', minutes: minutesOf(spent), day: dayOf(now) };
}

/**
 * An outcome as the platform itself shows the person's part. It is only ever proposed: what a campaign promised is not what arrived.
 * @returns `undefined` when the platform says nothing that an outcome could be told from.
 */
export function propose(seen: Seen, now: EpochMs): { readonly draft: Draft; readonly sign: Sign } | undefined {
  const { campaign, part } = seen;
  if (!part) return undefined;
  const { claimed, eligible, points, rank } = usableFields(part, { unconfirmed: false });
  const { endsAt, status, winnersCap } = usableFields(campaign, { unconfirmed: false });
  const isOver = status === 'ended' || (typeof endsAt === 'number' && endsAt <= now);
  const draft = { ...emptyDraft(seen, now), points: points === undefined || points <= 0 ? '' : String(points) };
  if (claimed === true) return { draft, sign: 'claimed' };
  if (!isOver) return undefined;
  if (eligible === false) return { draft: { ...draft, won: false, tokens: [], points: '' }, sign: 'not-eligible' };
  if (rank === undefined || typeof winnersCap !== 'number') return undefined;
  const won = rank <= winnersCap;
  return { draft: won ? draft : { ...draft, won, tokens: [] }, sign: 'ranked' };
}

/** What a winner gets, as far as the amount was said. */
function promised(campaign: Known<'campaign'>): DraftToken[] {
  const { rewards = [] } = usableFields(campaign, { unconfirmed: false });
  return rewards.flatMap(({ kind, symbol, amountPerWinner, tokenAddress, chain }) =>
    kind === 'token' && symbol !== undefined ? [{ amount: amountPerWinner ?? '', symbol, tokenAddress, chain }] : [],
  );
}

const minutesOf = (spent: DurationMs | undefined): string => (spent === undefined ? '' : String(Math.max(1, Math.round(spent / 60_000))));
