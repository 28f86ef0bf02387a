import type { Outcome } from '@infofi-lens/shared/contracts/outcomes';
import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';

/** What a campaign paid the person, as they wrote it down. Never evicted: nobody else knows it. */
export interface OutcomeRow {
  campaign: EntityKey;
  outcome: Outcome;
  /** When it became known, again: for the index. */
  at: EpochMs;
  editedAt: EpochMs;
  /** Not sent before; absent once a server has it. Sent at all only while the person shares outcomes. */
  due?: EpochMs;
  /** Set once a server has taken it, or one of its former versions. */
  sharedAt?: EpochMs;
}

export const outcomeIndexes = 'campaign, at, due';

export const outcomeQueries = (table: EntityTable<OutcomeRow, 'campaign'>) => ({
  get: (campaign: EntityKey): Promise<OutcomeRow | undefined> => table.get(campaign),
  /** In the order in which they became known. */
  all: (): Promise<OutcomeRow[]> => table.orderBy('at').toArray(),
  count: (): Promise<number> => table.count(),
  newest: (): Promise<OutcomeRow | undefined> => table.orderBy('at').last(),

  /**
   * Writes outcomes down, each in the place of the one that its campaign had. Needs a transaction.
   * @param due From when it may be shared.
   */
  async record(outcomes: readonly Outcome[], { at, due }: { at: EpochMs; due: EpochMs }): Promise<void> {
    const keys = outcomes.map(campaignOf);
    const held = await table.bulkGet(keys);
    await table.bulkPut(
      outcomes.map((outcome, index): OutcomeRow => {
        const sharedAt = held[index]?.sharedAt;
        const row = { campaign: campaignOf(outcome), outcome, at: outcome.at, editedAt: at, due };
        return sharedAt === undefined ? row : { ...row, sharedAt };
      }),
    );
  },
  /** Needs a transaction. @returns what was there, to put it back. */
  async remove(campaign: EntityKey): Promise<OutcomeRow | undefined> {
    const row = await table.get(campaign);
    await table.delete(campaign);
    return row;
  },
  putBack: (row: OutcomeRow): Promise<unknown> => table.put(row),

  /** Those that may be sent by then, those that wait longest first. */
  due: (by: EpochMs, limit: number): Promise<OutcomeRow[]> => table.where('due').belowOrEqual(by).limit(limit).toArray(),

  /** Another server has heard none of them yet. Needs a transaction. */
  async unheard(): Promise<void> {
    const rows = await table.toArray();
    await table.bulkPut(rows.map(({ sharedAt: _, ...row }) => ({ ...row, due: row.at })));
  },
  /** A server has heard them; those that were edited since they were read wait on. Needs a transaction. */
  async heard(sent: readonly OutcomeRow[], at: EpochMs): Promise<void> {
    const held = await table.bulkGet(sent.map(({ campaign }) => campaign));
    const rows = held.flatMap((row, index) => {
      if (!row) return [];
      const { due: _, ...rest } = row;
      return [row.editedAt === sent[index]?.editedAt ? { ...rest, sharedAt: at } : { ...row, sharedAt: at }];
    });
    await table.bulkPut(rows);
  },
});

const campaignOf = ({ platform, campaignId }: Outcome): EntityKey => entityKey({ platform, kind: 'campaign', id: campaignId });
