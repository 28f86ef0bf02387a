import type { Kind } from '@infofi-lens/shared/facts/catalog';
import { parseEntityKey } from '@infofi-lens/shared/facts/entity';
import type { Known } from '@infofi-lens/shared/facts/known';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { KnownEntity } from '../feed.ts';

/** What the worker told of an entity, as an entity of that kind. @returns `undefined` when it is of another or was not told. */
export function knownAs<K extends Kind>(entity: KnownEntity | undefined, kind: K): Known<K> | undefined {
  if (!entity || parseEntityKey(entity.key)?.kind !== kind) return undefined;
  // The worker holds only values that were checked against their fields when they came in.
  return { kind, seen: entity.seen?.fields as Known['seen'], crowd: entity.crowd as Known['crowd'] };
}

/** The newest of the sightings that are shown of an entity: one's own, and what the crowd agreed on. */
export function newestOf({ seen, crowd }: KnownEntity): EpochMs | undefined {
  const all = Object.values((crowd ?? {}) as NonNullable<Known['crowd']>); // as above
  const times = all.flatMap(({ evidence }) => (evidence.status === 'agreed' ? [evidence.observedAt] : []));
  return times.reduce<EpochMs | undefined>(later, seen?.lastSeen);
}

export const later = (a: EpochMs | undefined, b: EpochMs): EpochMs => (a !== undefined && a > b ? a : b);
