import { entityKey } from '@infofi-lens/shared/facts/entity';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import { personOf, profileKeyOf } from '@infofi-lens/shared/facts/person';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { OptOutStore } from '../../stores/opt-out/opt-out-store.ts';
import { entityName } from '../ingest/names.ts';

/** Somebody who left is left out by every process within this time. */
const freshMs = 2_000;

export interface Withheld {
  /** Tells whether a sighting is of somebody who wants nothing to be known of them. */
  now(): Promise<(observation: AnyObservation) => boolean>;
}

/** Who left, read again when that changed. Only hashes are held: whoever reads this memory learns no name. */
export function withheld({ store, now }: { store: Pick<OptOutStore, 'version' | 'names'>; now: () => EpochMs }): Withheld {
  let names: ReadonlySet<string> = new Set();
  let version = '';
  let checkedAt = Number.NEGATIVE_INFINITY;
  let checking: Promise<void> | undefined;

  async function check(): Promise<void> {
    const newest = await store.version();
    if (newest !== version) names = new Set(await store.names());
    version = newest;
    checkedAt = now();
  }

  const isOut = (observation: AnyObservation) => names.size > 0 && namesIn(observation).some((name) => names.has(name));

  return {
    async now() {
      if (now() - checkedAt >= freshMs) {
        checking ??= check().finally(() => {
          checking = undefined;
        });
        await checking;
      }
      return isOut;
    },
  };
}

/** What is seen, and whose it is. */
function namesIn(observation: AnyObservation): string[] {
  const { platform, kind, id, fields } = observation;
  const own = entityName(entityKey({ platform, kind, id }));
  if (kind === 'post')
    return fields.authorId === undefined ? [own] : [own, entityName(entityKey({ platform, kind: 'profile', id: fields.authorId }))];
  if (kind !== 'board-entry') return [own];
  const cut = id.lastIndexOf(':');
  const person = personOf(platform, fields.boardId ?? id.slice(0, cut), fields.subjectId ?? id.slice(cut + 1));
  return person ? [own, entityName(profileKeyOf(person.id))] : [own];
}
