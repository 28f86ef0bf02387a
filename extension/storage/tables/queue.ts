import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';

/** A sighting that waits to be shared: only its public part, its time rounded. */
export interface QueueRow {
  seq: number;
  entity: EntityKey;
  platform: PlatformId;
  observation: AnyObservation;
  /** Grows when the waiting sighting is completed: a row that changed after it was sent is not forgotten. */
  revision: number;
  /** The jitter of the upload, decided when it was put here so that a dead worker does not decide again. */
  notBefore: EpochMs;
  /** The looks at pages it was read on (tables/visits.ts); absent: not known. */
  visits?: string[];
}
export type Waiting = Pick<QueueRow, 'entity' | 'platform' | 'observation' | 'notBefore' | 'visits'>;

export const queueIndexes = '++seq, notBefore, platform, [entity+observation.observedAt], *visits';

export const queueQueries = (table: EntityTable<QueueRow, 'seq'>) => ({
  count: (): Promise<number> => table.count(),
  /** How many that were read on that look at a page. */
  countOf: (visit: string): Promise<number> => table.where('visits').equals(visit).count(),
  /** The time of the next row that may be sent. `undefined` when nothing waits. */
  nextDue: async (): Promise<EpochMs | undefined> => (await table.orderBy('notBefore').first())?.notBefore,
  due: (now: EpochMs, limit: number): Promise<QueueRow[]> => table.where('notBefore').belowOrEqual(now).limit(limit).toArray(),

  /** One row an entity and rounded time: what was seen later within it is added to the row that waits. */
  async add(items: readonly Waiting[]): Promise<void> {
    const before = await table
      .where('[entity+observation.observedAt]')
      .anyOf(items.map(({ entity, observation }) => [entity, observation.observedAt]))
      .toArray();
    const slots = new Map<string, Omit<QueueRow, 'seq'> & { seq?: number }>(before.map((row) => [slotOf(row), row]));
    const touched = new Set<string>();
    for (const item of items) {
      const slot = slotOf(item);
      const waits = slots.get(slot);
      const fields = { ...waits?.observation.fields, ...item.observation.fields };
      const observation = { ...item.observation, fields } as AnyObservation; // fields of the same kind, each checked before
      const visits = [...new Set([...(waits?.visits ?? []), ...(item.visits ?? [])])];
      const readOn = visits.length > 0 ? { visits } : {};
      const row = waits ? { ...waits, observation, revision: waits.revision + 1 } : { ...item, observation, revision: 1 };
      slots.set(slot, { ...row, ...readOn });
      touched.add(slot);
    }
    await table.bulkPut([...touched].flatMap((slot) => slots.get(slot) ?? []) as QueueRow[]); // without seq IndexedDB gives one
  },

  /** Forgets rows that were taken or refused, unless they were completed since `sent` was read. */
  async settle(sent: readonly QueueRow[]): Promise<void> {
    const now = await table.bulkGet(sent.map(({ seq }) => seq));
    const same = sent.filter((row, i) => now[i]?.revision === row.revision);
    await table.bulkDelete(same.map(({ seq }) => seq));
  },

  /** Some row that waits from a platform, as it would leave. `undefined` when none does. */
  example: (platform: PlatformId): Promise<QueueRow | undefined> => table.where('platform').equals(platform).last(),

  /** Lessens what waits to the part of it that may still go; what has none is not sent. @returns how many rows are gone. */
  async keepPart(part: (observation: AnyObservation) => AnyObservation | undefined): Promise<number> {
    let gone = 0;
    await table.toCollection().modify((row, ref) => {
      const observation = part(row.observation);
      if (observation === row.observation) return;
      if (observation) Object.assign(row, { observation, revision: row.revision + 1 });
      else {
        gone += 1;
        delete (ref as { value?: QueueRow }).value; // how Dexie is told to delete a row
      }
    });
    return gone;
  },

  /** Consent withdrawn: what waits is not sent. */
  dropPlatform: (platform: PlatformId): Promise<number> => table.where('platform').equals(platform).delete(),
});

const slotOf = ({ entity, observation }: Pick<QueueRow, 'entity' | 'observation'>) => `${entity}@${observation.observedAt}`;
