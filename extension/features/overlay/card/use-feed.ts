import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { Point } from '@infofi-lens/shared/scoring/trends/trend';
import type { EpochMs } from '@infofi-lens/shared/units';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { AnswerOf } from '../../../messaging/protocol.ts';
import type { Feed, KnownEntity, OverlayState } from '../feed.ts';

export function useFeed(feed: Feed): OverlayState {
  return useSyncExternalStore(feed.subscribe, feed.get);
}

type Records = ReadonlyMap<EntityKey, readonly Point[]>;
const none: Records = new Map();
const mostAsked = 200;

/**
 * How a number of these entities moved since a time. Asked for once each, and again when `again` changes.
 * @param from `undefined` as long as it is not known from when: nothing is asked.
 */
export function usePast(
  feed: Pick<Feed, 'past'>,
  keys: readonly EntityKey[],
  field: string,
  from: EpochMs | undefined,
  again: unknown,
): Records {
  const [records, setRecords] = useState(none);
  const done = useRef<{ field: string; from: EpochMs | undefined; again: unknown; keys: Set<EntityKey> }>(undefined);
  const wanted = keys.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is compared by its text
  useEffect(() => {
    const before = done.current;
    const isSame = before?.field === field && before.from === from && before.again === again;
    const asked = isSame ? before.keys : new Set<EntityKey>();
    done.current = { field, from, again, keys: asked };
    const missing = keys.filter((key) => !asked.has(key)).slice(0, mostAsked);
    if (missing.length === 0 || from === undefined) return;
    for (const key of missing) asked.add(key);
    feed.past({ keys: missing, field, from }).then(
      (found) => {
        if (found.length > 0) setRecords((held) => new Map([...held, ...found.map(({ key, points }) => [key, points] as const)]));
      },
      () => undefined, // no worker now: shown without a past
    );
  }, [wanted, field, from, again]);
  return records;
}

export type Worth = ReadonlyMap<EntityKey, RoiEstimate>;
const noWorth: Worth = new Map();

/** What an hour on these campaigns pays. Asked for again when what is known of one of them changes. */
export function useWorth(feed: Feed, known: OverlayState['known'], keys: readonly EntityKey[]): Worth {
  const [worth, setWorth] = useState(noWorth);
  const asked = useRef(new Map<EntityKey, KnownEntity>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is compared by its text
  useEffect(() => {
    const entities = keys.flatMap((key) => known.get(key) ?? []);
    const fresh = entities.filter((entity) => asked.current.get(entity.key) !== entity).slice(0, mostAsked);
    if (fresh.length === 0) return;
    for (const entity of fresh) asked.current.set(entity.key, entity);
    feed.worth({ keys: fresh.map(({ key }) => key) }).then(
      (told) => setWorth((held) => new Map([...held, ...told.map(({ key, estimate }) => [key, estimate as RoiEstimate] as const)])), // made by our own worker
      () => asked.current.clear(), // no worker now: asked again with the next change
    );
  }, [feed, known, keys.join(' ')]);
  return worth;
}

/** How many things seen belong to an entity; `undefined` until that is known. */
export function useHeld(feed: Feed, key: EntityKey | undefined, again: unknown): number | undefined {
  const [held, setHeld] = useState<{ key: EntityKey; count: number }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` is there to ask again
  useEffect(() => {
    if (key === undefined) return;
    feed.held({ key }).then(
      ({ count }) => setHeld({ key, count }),
      () => undefined, // no worker now: shown without
    );
  }, [feed, key, again]);
  return held?.key === key ? held?.count : undefined;
}

/** The score of an account, once it is looked at. `undefined` until the worker told it, and where there is none. */
export function useShill(feed: Feed, key: EntityKey, again: unknown): AnswerOf<'shill'> {
  const [told, setTold] = useState<{ key: EntityKey; score: AnswerOf<'shill'> }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` is there to ask again
  useEffect(() => {
    feed.shill({ key }).then(
      (score) => setTold({ key, score }),
      () => undefined, // no worker now: shown without
    );
  }, [feed, key, again]);
  return told?.key === key ? told.score : undefined;
}
