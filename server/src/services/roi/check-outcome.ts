import { Outcome, type OutcomeResult, Retracted, SpentTime } from '@infofi-lens/shared/contracts/outcomes';
import type { EpochMs } from '@infofi-lens/shared/units';
import type * as z from 'zod/mini';

type Refused = Extract<OutcomeResult, { status: 'rejected' }>;
export type CheckedItem<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refused: Refused };

const day = 86_400_000;
/** Older ones belong to another market, and nothing of that time is left to compare them with. */
const oldest = 400 * day;
/** What clocks may differ by after the skew was taken out. */
const aheadAtMost = 120_000;

/**
 * Whether an outcome may be taken in, with its times on our clock.
 * @param now Our clock. @param shift What to add to the sender's times, from `clockShift`.
 */
export function checkOutcome(item: unknown, now: EpochMs, shift: number): CheckedItem<Outcome> {
  const parsed = Outcome.safeParse(item);
  if (!parsed.success) return refuse('invalid_outcome', 'is missing or has a value that is not allowed', placeOf(parsed.error.issues[0]));
  const { decidedAt, ...rest } = parsed.data;
  const at = shifted(rest.at, shift);
  const late = untimely('at', at, now);
  if (late) return late;
  if (decidedAt === undefined) return { ok: true, value: { ...rest, at } };
  if (decidedAt > rest.at) return refuse('invalid_outcome', 'lies after the outcome', 'decidedAt');
  return { ok: true, value: { ...rest, at, decidedAt: shifted(decidedAt, shift) } };
}

/** Whether a time may be taken in, on our clock. Parameters as above. */
export function checkTime(item: unknown, now: EpochMs, shift: number): CheckedItem<SpentTime> {
  const parsed = SpentTime.safeParse(item);
  if (!parsed.success) return refuse('invalid_time', 'is missing or has a value that is not allowed', placeOf(parsed.error.issues[0]));
  const at = shifted(parsed.data.at, shift);
  return untimely('at', at, now) ?? { ok: true, value: { ...parsed.data, at } };
}

/** Whether something may be taken back: anything that can have been shared. */
export function checkRetracted(item: unknown): CheckedItem<Retracted> {
  const parsed = Retracted.safeParse(item);
  if (!parsed.success)
    return refuse('invalid_retraction', 'is missing or has a value that is not allowed', placeOf(parsed.error.issues[0]));
  return { ok: true, value: parsed.data };
}

const shifted = (at: EpochMs, by: number) => (at + by) as EpochMs; // two whole numbers of milliseconds; the window bounds it

function untimely(field: string, at: EpochMs, now: EpochMs): CheckedItem<never> | undefined {
  if (at < now - oldest) return refuse('too_old', 'lies more than 400 days back', field);
  if (at > now + aheadAtMost) return refuse('in_future', 'lies in the future', field);
  return undefined;
}

function placeOf(issue: z.core.$ZodIssue | undefined): string {
  const extra = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...(issue?.path ?? []), ...extra].map(String).join('.').slice(0, 200) || 'item';
}

function refuse(code: string, why: string, field: string): CheckedItem<never> {
  return { ok: false, refused: { status: 'rejected', code, title: `"${field}" ${why}.`, field } };
}
