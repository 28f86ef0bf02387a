import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { AnswerOf, DataOf } from '../../messaging/protocol.ts';
import type { Store } from '../../storage/store.ts';
import type { CrowdRow } from '../../storage/tables/crowd.ts';
import type { FactRow } from '../../storage/tables/facts.ts';

type Known = AnswerOf<'lookup'>[number];

/** What is known of these entities, here and by the crowd. Entities of which nothing is known are left out. */
export async function lookup(store: Store, keys: readonly EntityKey[]): Promise<Known[]> {
  const [seen, crowd, spent] = await Promise.all([store.facts.many(keys), store.crowd.many(keys), store.time.spentOn(keys)]);
  return keys.flatMap((key, i) => {
    const known = toKnown(key, seen[i], crowd[i]);
    if (!known) return [];
    const spentMs = spent.get(key);
    return [spentMs === undefined ? known : { ...known, spentMs }];
  });
}

/** @returns `undefined` when neither this browser nor the crowd knows an entity by that name. */
export async function lookupPage(store: Store, { platform, kind, name }: DataOf<'lookup-page'>): Promise<Known | undefined> {
  const [seen, crowd] = await Promise.all([store.facts.byPage(platform, kind, name), store.crowd.byPage(platform, kind, name)]);
  const key = seen?.key ?? crowd?.key;
  return key === undefined ? undefined : toKnown(key, seen, crowd?.key === key ? crowd : await store.crowd.get(key));
}

function toKnown(key: EntityKey, seen: FactRow | undefined, crowd: CrowdRow | undefined): Known | undefined {
  if (!seen && !crowd) return undefined;
  return {
    key,
    ...(seen && {
      seen: {
        fields: seen.fields,
        firstSeen: seen.firstSeen,
        lastSeen: seen.lastSeen,
      },
    }),
    ...(crowd && { crowd: crowd.facts }),
  };
}
