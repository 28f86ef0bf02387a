import type { PlatformId } from '@infofi-lens/shared/facts/entity';
import { sameXId } from '@infofi-lens/shared/facts/person';

export interface ProfileName {
  readonly platform: PlatformId;
  readonly id: string;
}
export const profileText = ({ platform, id }: ProfileName): string => `${platform}:${id}`;

/** Platforms that name their members by the id of their X account. */
const byXId: readonly PlatformId[] = ['kaito'];
const isXId = (id: string) => /^\d{1,20}$/.test(id);

/** The profile a person goes by here: the one on X wherever that is known. The SQL function `person_of` says the same. */
export const personOf = ({ platform, id }: ProfileName): ProfileName =>
  byXId.includes(platform) && isXId(id) ? { platform: 'x', id } : { platform, id };

/** All profiles of the person that are known by their name. */
export function profilesOf(profile: ProfileName): ProfileName[] {
  const person = personOf(profile);
  return person.platform === 'x' && isXId(person.id) ? [person, ...byXId.map((platform) => ({ platform, id: person.id }))] : [person];
}

/** A profile that is joined to a person by a statement that its wallet signed. */
export interface LinkedProfile {
  readonly profile: string;
  readonly confidence: number;
}

/** How sure it is that all that is joined is one person's: as sure as the weakest of it. `undefined`: nothing is. */
export function joinedConfidence(joined: readonly PlatformId[], linked: readonly LinkedProfile[] = []): number | undefined {
  const all = [...(joined.length > 0 ? [sameXId] : []), ...linked.map(({ confidence }) => confidence)];
  return all.length > 0 ? Math.min(...all) : undefined;
}
