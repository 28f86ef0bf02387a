import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { usableFields } from '@infofi-lens/shared/facts/known';
import { entitiesSeen, ofKind } from '../../../storage/entities.ts';
import type { Store } from '../../../storage/store.ts';

const looked = 100;

export interface SeenCreator {
  readonly key: EntityKey;
  readonly name: string;
}

/** Accounts on X that this browser saw, the last seen first. */
export async function seenCreators(store: Store): Promise<SeenCreator[]> {
  const rows = await store.facts.recent('profile', { limit: looked });
  const profiles = await entitiesSeen(
    store,
    rows.filter(({ platform }) => platform === 'x'),
  );
  return profiles.flatMap((entity) => {
    const profile = ofKind(entity, 'profile');
    if (!profile) return [];
    const { displayName, handle } = usableFields(profile, { unconfirmed: true });
    return [{ key: profile.key, name: [displayName, handle && `@${handle}`].filter(Boolean).join(' · ') || profile.id }];
  });
}
