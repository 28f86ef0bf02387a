import type { Kind } from '@infofi-lens/shared/facts/catalog';
import { type Known, shownField } from '@infofi-lens/shared/facts/known';
import type { FieldsOf } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';

/** A value with as much of its evidence as stands beside it in a table. Small: there are many thousands of them at once. */
export interface Said<T> {
  readonly value: T;
  readonly source: 'you' | 'crowd' | 'reported';
  readonly observedAt: EpochMs;
  /** Independent contributors; absent of one's own sighting. */
  readonly n?: number;
}

/** A field as it is to be shown, in short. `undefined`: nobody saw it. */
export function said<K extends Kind, F extends keyof FieldsOf<K> & string>(
  known: Known<K>,
  name: F,
): Said<Exclude<FieldsOf<K>[F], undefined>> | undefined {
  const found = shownField(known, name);
  if (!found) return undefined;
  if (found.source === 'you') return { value: found.value, source: 'you', observedAt: found.observedAt };
  const { observedAt, n } = found.fact.evidence;
  return { value: found.value, source: found.source, observedAt, n };
}

/** When anything of an entity was last seen, by this browser or, where it never was, by others. */
export function lastSeenOf({ lastSeen, crowd }: Known & { readonly lastSeen?: EpochMs }): Said<EpochMs> | undefined {
  if (lastSeen !== undefined) return { value: lastSeen, source: 'you', observedAt: lastSeen };
  let newest: Said<EpochMs> | undefined;
  for (const { evidence } of Object.values(crowd ?? {}))
    if (!newest || evidence.observedAt > newest.value)
      newest = {
        value: evidence.observedAt,
        source: evidence.status === 'agreed' ? 'crowd' : 'reported',
        observedAt: evidence.observedAt,
        n: evidence.n,
      };
  return newest;
}
