import type { Outcome } from '@infofi-lens/shared/contracts/outcomes';
import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
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
  /** Set before it, or one of its former versions, is first sent: from then on a server may have it. */
  triedAt?: EpochMs;
  /** Set once a server has taken it, or one of its former versions. */
  sharedAt?: EpochMs;
  /** The other browser of the same account that it is from, which shares it if the person shares any: from here it is never due. */
  elsewhere?: string;
}
/** An outcome that is no more, of which a server may still have what was shared. */
export interface RetractionRow {
  campaign: EntityKey;
  /** Origin of the API that has it; told to no other. */
  server: string;
  /** From when that may be told. */
  due: EpochMs;
}
/** The server in use, `null` without one, and from when it may be told that something is taken back. */
export interface TakingBack {
  readonly server: string | null;
  readonly due: EpochMs;
}

export const outcomeIndexes = 'campaign, at, due';
export const retractionIndexes = 'campaign';

export const outcomeQueries = (table: EntityTable<OutcomeRow, 'campaign'>, retractions: EntityTable<RetractionRow, 'campaign'>) => ({
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
        const { triedAt, sharedAt, elsewhere } = held[index] ?? {};
        return {
          ...{ campaign: campaignOf(outcome), outcome, at: outcome.at, editedAt: at },
          ...(elsewhere === undefined ? { due } : { elsewhere }),
          ...(triedAt !== undefined && { triedAt }),
          ...(sharedAt !== undefined && { sharedAt }),
        };
      }),
    );
  },
  /** Takes on what another browser wrote down. Needs a transaction. */
  takeOn: (row: OutcomeRow): Promise<unknown> => table.put(row),
  /** Takes one away, and notes that it is to be taken back where a server may have it. Needs a transaction. */
  async remove(campaign: EntityKey, { server, due }: TakingBack): Promise<void> {
    const row = await table.get(campaign);
    await table.delete(campaign);
    if (row) await this.takeBack(row, { server, due });
  },
  /** What was shared of it from here is to be taken back. Needs a transaction. */
  async takeBack(row: OutcomeRow, { server, due }: TakingBack): Promise<void> {
    if (server !== null && maybeShared(row)) await retractions.put({ campaign: row.campaign, server, due });
  },
  /** Undoes {@link remove}: what a server may have lost meanwhile is sent again. Needs a transaction. */
  async putBack(row: OutcomeRow, due: EpochMs): Promise<void> {
    await retractions.delete(row.campaign);
    await table.put(maybeShared(row) ? { ...row, due } : row);
  },

  /** What that server has to take back by then, and at once what is said anew of: a later word must not come before. */
  async toTakeBack(server: string, by: EpochMs, anew: readonly OutcomeRow[]): Promise<RetractionRow[]> {
    const said = new Set(anew.map(({ campaign }) => campaign));
    return (await retractions.toArray()).filter((row) => row.server === server && (row.due <= by || said.has(row.campaign)));
  },
  /** A server has heard that they are taken back. */
  tookBack: (rows: readonly RetractionRow[]): Promise<void> => retractions.bulkDelete(rows.map(({ campaign }) => campaign)),

  /** Those that may be sent by then, those that wait longest first. */
  due: (by: EpochMs, limit: number): Promise<OutcomeRow[]> => table.where('due').belowOrEqual(by).limit(limit).toArray(),

  /** Another server has heard none of them yet. Needs a transaction. */
  async unheard(): Promise<void> {
    const rows = await table.toArray();
    await table.bulkPut(rows.map(({ triedAt: _, sharedAt: __, ...row }) => (row.elsewhere ? row : { ...row, due: row.at })));
  },
  /** They are about to be sent. Needs a transaction. */
  async tried(rows: readonly OutcomeRow[], at: EpochMs): Promise<void> {
    const held = await table.bulkGet(rows.map(({ campaign }) => campaign));
    await table.bulkPut(held.flatMap((row) => (row && row.triedAt === undefined ? [{ ...row, triedAt: at }] : [])));
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

const maybeShared = ({ triedAt, sharedAt }: OutcomeRow): boolean => triedAt !== undefined || sharedAt !== undefined;
const campaignOf = ({ platform, campaignId }: Outcome): EntityKey => entityKey({ platform, kind: 'campaign', id: campaignId });
