import type { Ratio } from '../units.ts';
import { type EntityKey, entityKey, type PlatformId } from './entity.ts';

/** `platform:id` of the account that a person is known by: their X account wherever a platform names people by it. */
export type PersonId = `${PlatformId}:${string}`;

export interface Person {
  readonly id: PersonId;
  /** How sure it is that the seat belongs to this account, 0 to 1. */
  readonly confidence: Ratio;
  /** `own-id`: the platform's own account. `same-x-id`: the platform names people by the id of their X account. */
  readonly by: 'own-id' | 'same-x-id';
}

/**
 * How sure it is that profiles of one X id are one person's. Kaito's and the Starboards' user ids equal the ids of X in every
 * recording; no platform promises it, and an account may have been sold.
 */
export const sameXId = 0.95 as Ratio;
const certain = 1 as Ratio;

const digits = /^\d{1,20}$/;

/**
 * Who stands on a board, joined over platforms where both name the same X account.
 * @returns `undefined` when a row is about a company or a token.
 */
export function personOf(platform: PlatformId, boardId: string, subjectId: string): Person | undefined {
  const namesXAccounts = platform === 'kaito' || (platform === 'galxe' && boardId.startsWith('starboard:'));
  if (namesXAccounts) return digits.test(subjectId) ? { id: `x:${subjectId}`, confidence: sameXId, by: 'same-x-id' } : undefined;
  return { id: `${platform}:${subjectId}`, confidence: certain, by: 'own-id' };
}

/** Under which ids a person may stand on boards. Which of the rows found are theirs, {@link personOf} says. */
export function subjectsOf(person: PersonId): readonly { readonly platform: PlatformId; readonly subjectId: string }[] {
  const [platform, subjectId] = partsOf(person);
  const boardsNamingX: readonly PlatformId[] = platform === 'x' && digits.test(subjectId) ? ['kaito', 'galxe'] : [];
  return [platform, ...boardsNamingX].map((on) => ({ platform: on, subjectId }));
}

/** The profile that is the person. */
export function profileKeyOf(person: PersonId): EntityKey {
  const [platform, id] = partsOf(person);
  return entityKey({ platform, kind: 'profile', id });
}

function partsOf(person: PersonId): [PlatformId, string] {
  const cut = person.indexOf(':');
  return [person.slice(0, cut) as PlatformId, person.slice(cut + 1)]; // the form of the type
}
