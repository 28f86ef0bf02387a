import type { FieldsOf } from '../../../facts/observation.ts';
import type { EpochMs } from '../../../units.ts';
import type { RoiInputs } from '../inputs.ts';

/** 2026-09-21T15:06:40Z. */
export const noon = 1_790_000_000_000;
export const day = 86_400_000;
export const at = (days: number) => (noon + days * day) as EpochMs;

/** A campaign of which nothing else is known; the crowd takes half an hour for it. */
export function inputsFor(campaign: FieldsOf<'campaign'>, more: Partial<RoiInputs> = {}): RoiInputs {
  return {
    platform: 'galxe',
    campaign,
    now: at(0),
    participants: [],
    prices: new Map(),
    time: { campaign: { minutes: 30, n: 20 }, tasks: {} },
    outcomes: {},
    gas: new Map(),
    model: undefined,
    ...more,
  };
}
