import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { AnswerOf, DataOf } from '../../messaging/protocol.ts';
import type { Store } from '../../storage/store.ts';

/** Points of one record at most; the newest are kept. */
const mostPoints = 500;
const mostHeld = 1_000;

/**
 * How a number of these entities moved since `from`, as this browser saw it: the value in force then first, oldest first.
 * Entities without a record are left out.
 */
export async function past({ history }: Store, { keys, field, from }: DataOf<'past'>): Promise<AnswerOf<'past'>> {
  const records = await Promise.all(
    keys.map(async (key) => {
      const [before, rows] = await Promise.all([history.before(key, field, from), history.of(key, field, from)]);
      const since = before && before.observedAt < from ? [{ ...before, observedAt: from }, ...rows] : rows;
      const points = since.flatMap(({ observedAt, value }) => (typeof value === 'number' ? [{ at: observedAt, value }] : []));
      return { key, points: points.slice(-mostPoints) };
    }),
  );
  return records.filter(({ points }) => points.length > 0);
}

/** How many things that this browser saw belong to an entity, counted up to 1,000. */
export async function held({ facts }: Store, key: EntityKey): Promise<AnswerOf<'held'>> {
  return { count: (await facts.under(key, { limit: mostHeld })).length };
}
