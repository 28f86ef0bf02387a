import { Outcome, type Received } from '@infofi-lens/shared/contracts/outcomes';
import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { type Decimal, decimal, type EpochMs, epochMs } from '@infofi-lens/shared/units';

export interface DraftToken {
  readonly amount: string;
  readonly symbol: string;
  /** As the campaign names it, so that its price is found; not to be edited. */
  readonly tokenAddress?: string | undefined;
  readonly chain?: string | undefined;
}
/** An outcome as it is being written: texts, as they stand in the fields. */
export interface Draft {
  readonly won: boolean;
  readonly tokens: readonly DraftToken[];
  readonly points: string;
  readonly usd: string;
  readonly minutes: string;
  /** `2026-11-25`, UTC. */
  readonly day: string;
}
export type DraftField = 'tokens' | 'points' | 'usd' | 'minutes' | 'day';

/** What an outcome is about and when the person began with it. */
export interface About {
  readonly platform: PlatformId;
  readonly campaignId: string;
  readonly now: EpochMs;
  readonly begunAt: EpochMs | undefined;
}

/** @returns the outcome, or which fields can not be taken as they are. */
export function readDraft(
  draft: Draft,
  { platform, campaignId, now, begunAt }: About,
): { readonly outcome: Outcome } | { readonly problems: ReadonlySet<DraftField> } {
  const problems = new Set<DraftField>();
  const at = timeOf(draft.day, now);
  if (at === undefined) problems.add('day');
  const number = (field: 'points' | 'usd' | 'minutes') => {
    const value = numberOf(draft[field]);
    if (value === undefined && draft[field].trim() !== '') problems.add(field);
    return value;
  };
  const [points, usd, minutes] = [number('points'), number('usd'), number('minutes')];
  const tokens = draft.tokens.filter(({ amount, symbol }) => amount.trim() !== '' || symbol.trim() !== '').map(tokenFrom);
  if (draft.won && tokens.includes(undefined)) problems.add('tokens');
  const received: Received[] = draft.won
    ? [
        ...tokens.filter((token) => token !== undefined),
        ...(points === undefined ? [] : [{ kind: 'points', points } as const]),
        ...(usd === undefined ? [] : [{ kind: 'usd', usd } as const]),
      ]
    : [];
  if (problems.size > 0 || at === undefined) return { problems };
  const outcome = Outcome.safeParse({
    platform,
    campaignId,
    at,
    won: draft.won,
    received,
    ...(minutes === undefined ? {} : { minutes }),
    ...(begunAt !== undefined && begunAt <= at ? { decidedAt: begunAt } : {}),
  });
  return outcome.success ? { outcome: outcome.data } : { problems: new Set([fieldOf(outcome.error.issues[0]?.path, received)]) };
}

/** An outcome that was written down before, for editing. */
export function draftOf({ won, received, minutes, at }: Outcome): Draft {
  const points = received.find((one) => one.kind === 'points');
  const usd = received.find((one) => one.kind === 'usd');
  return {
    won,
    tokens: received
      .filter((one) => one.kind === 'token')
      .map(({ amount, symbol, tokenAddress, chain }) => ({ amount, symbol, tokenAddress, chain })),
    points: points === undefined ? '' : String(points.points),
    usd: usd === undefined ? '' : String(usd.usd),
    minutes: minutes === undefined ? '' : String(minutes),
    day: dayOf(at),
  };
}

export const dayOf = (at: EpochMs): string => new Date(at).toISOString().slice(0, 10);

/** Noon of the day, so that no time zone makes it another; today it is now. */
function timeOf(day: string, now: EpochMs): EpochMs | undefined {
  const noon = /^\d{4}-\d{2}-\d{2}$/.test(day) ? epochMs(Date.parse(`${day}T12:00:00Z`)) : undefined;
  if (day === dayOf(now)) return now;
  return noon !== undefined && noon < now ? noon : undefined;
}

function numberOf(text: string): number | undefined {
  return /^\s*\d{1,15}(\.\d{1,18})?\s*$/.test(text) ? Number(text) : undefined;
}

function tokenFrom({ amount, symbol, tokenAddress, chain }: DraftToken): Extract<Received, { kind: 'token' }> | undefined {
  const exact: Decimal | undefined = decimal(amount.trim());
  if (exact === undefined || symbol.trim() === '') return undefined;
  return {
    kind: 'token',
    amount: exact,
    symbol: symbol.trim(),
    ...(tokenAddress === undefined ? {} : { tokenAddress }),
    ...(chain === undefined ? {} : { chain }),
  };
}

function fieldOf(path: readonly PropertyKey[] = [], received: readonly Received[]): DraftField {
  if (path[0] === 'minutes') return 'minutes';
  const kind = path[0] === 'received' && typeof path[1] === 'number' ? received[path[1]]?.kind : undefined;
  return kind === 'points' || kind === 'usd' ? kind : path[0] === 'received' ? 'tokens' : 'day';
}
