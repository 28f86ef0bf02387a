import type { Kind } from '@infofi-lens/shared/facts/catalog';
import { type EntityKey, type PlatformId, parseEntityKey } from '@infofi-lens/shared/facts/entity';
import type { Known } from '@infofi-lens/shared/facts/known';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Store } from './store.ts';
import type { CrowdRow } from './tables/crowd.ts';
import type { FactRow } from './tables/facts.ts';

/** One entity from both sources. `kind` narrows what {@link Known} is asked for. */
export interface Entity<K extends Kind = Kind> extends Known<K> {
  readonly key: EntityKey;
  readonly platform: PlatformId;
  readonly id: string;
  readonly firstSeen?: EpochMs;
  readonly lastSeen?: EpochMs;
}

type Source = Pick<Store, 'facts' | 'crowd'>;

/** In the order of `keys`, also those of which nothing is known. */
export async function entities({ facts, crowd }: Source, keys: readonly EntityKey[]): Promise<Entity[]> {
  const [seen, said] = await Promise.all([facts.many(keys), crowd.many(keys)]);
  return keys.flatMap((key, at) => entityFrom(key, seen[at], said[at]) ?? []);
}

/** Those whose own sightings are at hand already, in their order. */
export async function entitiesSeen({ crowd }: Pick<Source, 'crowd'>, seen: readonly FactRow[]): Promise<Entity[]> {
  const said = await crowd.many(seen.map(({ key }) => key));
  return seen.flatMap((row, at) => entityFrom(row.key, row, said[at]) ?? []);
}

/** Puts the rows of one key together. @returns `undefined` for a text that is no entity key. */
export function entityFrom(key: EntityKey, seen: FactRow | undefined, crowd: CrowdRow | undefined): Entity | undefined {
  const named = parseEntityKey(key);
  if (!named) return undefined;
  const { firstSeen, lastSeen } = seen ?? {};
  return {
    key,
    ...named,
    ...(seen ? { seen: seen.fields } : {}),
    ...(crowd ? { crowd: crowd.facts } : {}),
    ...(firstSeen === undefined ? {} : { firstSeen }),
    ...(lastSeen === undefined ? {} : { lastSeen }),
  };
}

/** @returns the entity as one of that kind; `undefined` when it is of another. */
export function ofKind<K extends Kind>(entity: Entity | undefined, kind: K): Entity<K> | undefined {
  return entity?.kind === kind ? (entity as Entity<K>) : undefined; // its kind was just compared
}
