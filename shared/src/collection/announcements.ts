import type { Kind } from '../facts/catalog.ts';
import type { PlatformId } from '../facts/entity.ts';
import type { AnyObservation, Context } from '../facts/observation.ts';

/** Fields that may be shared, chosen by what is named here; what is not named is any. */
export interface Selection {
  readonly platforms?: readonly PlatformId[];
  readonly kinds?: readonly Kind[];
  readonly fields?: readonly string[];
  readonly contexts?: readonly Context[];
}

/** A change of what may leave a browser, told to people before it holds for them. */
export interface Announcement {
  /** Counts from 1 and never changes: people's acknowledgements name it. Its words stand with the interface's. */
  readonly no: number;
  /** The day it was made, `2026-11-25`. */
  readonly day: string;
  /**
   * What may be shared from then on and was not before. None of it leaves before the person has acknowledged it. Empty where
   * something may not be shared any more: an announcement adds or takes away, never both.
   */
  readonly adds: readonly Selection[];
  /** {@link sharedPrint} of everything that may be shared from then on. */
  readonly print: string;
}

/**
 * Every change of what may be shared, oldest first. The field declarations decide what may; this list only remembers since when,
 * and a test holds the two against each other: whoever lets another field leave has to announce it here.
 */
export const announcements: readonly Announcement[] = [{ no: 1, day: '2026-11-25', adds: [], print: '1p9gbyxcbrb' }];

/** The number of the newest; what somebody acknowledges who decides now. */
export const newestOf = (all: readonly Announcement[]): number => all.at(-1)?.no ?? 0;

interface Consent {
  /** When the first-run questions were answered; `null`: not yet, so nothing was agreed to that could have changed. */
  readonly onboardedAt: number | null;
  /** The newest announcement that was acknowledged. Absent: decided before there were announcements, so the first holds. */
  readonly acknowledged?: number | undefined;
}

/** What the person has still to acknowledge, oldest first. */
export function pendingFor(
  { onboardedAt, acknowledged = 1 }: Consent,
  all: readonly Announcement[] | undefined = announcements,
): Announcement[] {
  return onboardedAt === null ? [] : all.filter(({ no }) => no > acknowledged);
}

/**
 * The part of an observation that the person knows may leave.
 * @param pending As of {@link pendingFor}.
 * @returns the very observation when that is all of it; `undefined` when it is nothing.
 */
export function acknowledgedPart(observation: AnyObservation, pending: readonly Announcement[]): AnyObservation | undefined {
  if (pending.length === 0) return observation;
  const entries = Object.entries(observation.fields);
  const kept = entries.filter(([field]) => !pending.some(({ adds }) => adds.some((added) => selects(added, observation, field))));
  if (kept.length === entries.length) return observation;
  return kept.length === 0 ? undefined : ({ ...observation, fields: Object.fromEntries(kept) } as AnyObservation); // fewer optional fields of the same kind
}

/** Whether a selection names that field of such an observation. */
export function selects(
  { platforms, kinds, fields, contexts }: Selection,
  of: { platform: PlatformId; kind: Kind; context: Context },
  field: string,
): boolean {
  return (
    (platforms?.includes(of.platform) ?? true) &&
    (kinds?.includes(of.kind) ?? true) &&
    (contexts?.includes(of.context) ?? true) &&
    (fields?.includes(field) ?? true)
  );
}
