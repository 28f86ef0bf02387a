import type { Kind } from '@infofi-lens/shared/facts/catalog';
import { type EntityKey, parseEntityKey } from '@infofi-lens/shared/facts/entity';
import { type Known, shownField } from '@infofi-lens/shared/facts/known';
import { type DurationMs, durationMs, type EpochMs } from '@infofi-lens/shared/units';
import type { KnownEntity } from './feed.ts';
import { overlayWords } from './words.ts';

export const day = 86_400_000 as DurationMs; // a literal in range

/** Kinds that chips and details are about. */
export type ShownKind = 'campaign' | 'board-entry' | 'profile';

export function shownKind(key: EntityKey): ShownKind | undefined {
  const kind = parseEntityKey(key)?.kind;
  return kind === 'campaign' || kind === 'board-entry' || kind === 'profile' ? kind : undefined;
}

/** What the worker told of an entity, as an entity of that kind. @returns `undefined` when it is of another or was not told. */
export function knownAs<K extends Kind>(entity: KnownEntity | undefined, kind: K): Known<K> | undefined {
  if (!entity || parseEntityKey(entity.key)?.kind !== kind) return undefined;
  // The worker holds only values that were checked against their fields when they came in.
  return { kind, seen: entity.seen?.fields as Known['seen'], crowd: entity.crowd as Known['crowd'] };
}

/** What an entity is called; words for it where it has no name. */
export function nameOf(entity: KnownEntity, kind: ShownKind | 'board'): string {
  const name = (of: typeof kind, field: 'name' | 'displayName' | 'handle' | 'topic') => {
    const known = knownAs(entity, of);
    const value = known && shownField(known, field as never)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const found = name(kind, 'name') ?? name(kind, 'displayName') ?? name(kind, 'handle') ?? name(kind, 'topic');
  return found ?? overlayWords.unnamed[kind];
}

/** Active time as the worker counted it. */
export const spentOn = ({ spentMs }: KnownEntity): DurationMs | undefined => (spentMs === undefined ? undefined : durationMs(spentMs));

/** The newest of the sightings that are shown of an entity: one's own, and what the crowd agreed on. */
export function newestOf({ seen, crowd }: KnownEntity): EpochMs | undefined {
  const all = Object.values((crowd ?? {}) as NonNullable<Known['crowd']>); // as above
  const times = all.flatMap(({ evidence }) => (evidence.status === 'agreed' ? [evidence.observedAt] : []));
  return times.reduce<EpochMs | undefined>(later, seen?.lastSeen);
}

export const later = (a: EpochMs | undefined, b: EpochMs): EpochMs => (a !== undefined && a > b ? a : b);
