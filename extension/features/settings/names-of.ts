import type { Kind } from '@infofi-lens/shared/facts/catalog';
import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import { usableFields } from '@infofi-lens/shared/facts/known';
import { type Entity, entities, ofKind } from '../../storage/entities.ts';
import type { Store } from '../../storage/store.ts';

interface Named {
  readonly platform: PlatformId;
  readonly kind: Kind;
  readonly id: string;
}

/** What people call these things, as far as this browser knows it. Those without a name are left out. */
export async function namesOf(store: Pick<Store, 'facts' | 'crowd'>, things: readonly Named[]): Promise<ReadonlyMap<EntityKey, string>> {
  const keys = things.map(({ platform, kind, id }): EntityKey => `${platform}:${kind}:${id}`);
  const found = await entities(store, [...new Set(keys)]);
  return new Map(
    found.flatMap((entity) => {
      const name = nameOf(entity);
      return name === undefined ? [] : [[entity.key, name] as const];
    }),
  );
}

/** A name that only few reported is none. */
function nameOf(entity: Entity): string | undefined {
  const sure = { unconfirmed: false };
  const thing = ofKind(entity, 'campaign') ?? ofKind(entity, 'space');
  if (thing) return usableFields(thing, sure).name;
  const board = ofKind(entity, 'board');
  if (board) {
    const { name, topic } = usableFields(board, sure);
    return name ?? topic;
  }
  const person = ofKind(entity, 'profile') ?? ofKind(entity, 'board-entry');
  const said = person && usableFields(person, sure);
  return said?.displayName ?? said?.handle;
}
