import type { FieldsOf } from '../../facts/observation.ts';
import type { EpochMs } from '../../units.ts';

export type Status = NonNullable<FieldsOf<'campaign'>['status']>;

/** Galxe's word as ours ("CapReached" -> "capped"). @returns `undefined` for a word not known yet. */
export function statusWord(word: string, words: Readonly<Record<string, Status>>): Status | undefined {
  const plain = word.toLowerCase().replaceAll('_', '');
  return Object.hasOwn(words, plain) ? words[plain] : undefined;
}

/**
 * The platform's word, which may lag behind its own clock: once the end has passed, it is over.
 * Without a word the times decide as far as they can: what started and has a known end (or never ends) is active.
 * @returns `undefined` when neither tells.
 */
export function statusAt(
  now: EpochMs,
  { word, startsAt, endsAt }: { word?: Status | undefined; startsAt?: EpochMs | undefined; endsAt?: EpochMs | null | undefined },
): Status | undefined {
  if (typeof endsAt === 'number' && endsAt < now) return 'ended';
  if (word !== undefined) return word;
  if (startsAt === undefined) return undefined;
  if (startsAt > now) return 'upcoming';
  return endsAt === undefined ? undefined : 'active';
}
