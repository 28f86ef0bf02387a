import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import { shownField } from '@infofi-lens/shared/facts/known';
import { type EpochMs, epochMs } from '@infofi-lens/shared/units';
import type { Entity } from '../entities.ts';

type Told = Extract<RoiEstimate, { status: 'estimate' }>;
type Thin = Exclude<RoiEstimate, Told>;

/** What an hour on a campaign pays, as a table tells it: without how it came about. */
export interface BriefWorth {
  readonly estimate:
    | Pick<Told, 'status' | 'perHour' | 'recommendation' | 'confidence' | 'hours' | 'n' | 'model'>
    | Pick<Thin, 'status' | 'missing'>;
  /** Of the facts it rests on, the oldest sighting. `undefined`: it rests on none. */
  readonly observedAt: EpochMs | undefined;
}

const made = ['rewards', 'distribution', 'winnersCap', 'participants', 'endsAt', 'tasks'] as const;

export function briefWorth(campaign: Entity<'campaign'>, estimate: RoiEstimate): BriefWorth {
  const times = made.flatMap((name) => {
    const value = shownField(campaign, name);
    return value === undefined ? [] : value.source === 'you' ? value.observedAt : value.fact.evidence.observedAt;
  });
  const observedAt = epochMs(Math.min(...times)); // of no times it is Infinity, which is no time
  if (estimate.status !== 'estimate') return { estimate: { status: estimate.status, missing: estimate.missing }, observedAt };
  const { status, perHour, recommendation, confidence, hours, n, model } = estimate;
  return { estimate: { status, perHour, recommendation, confidence, hours, n, ...(model !== undefined && { model }) }, observedAt };
}
