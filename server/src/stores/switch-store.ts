import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';

/** A version of the document of switches, as its row holds it. */
export interface HeldVersion {
  readonly no: number;
  /** The very text that everybody is given. */
  readonly document: string;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: EpochMs;
}

/** Numbered, never changed, never deleted: the newest holds. */
export const switchStore = (sql: Sql) => ({
  /** The newest first. */
  versions: (limit: number): Promise<HeldVersion[]> => sql<HeldVersion[]>`
    select no, document, reason, made_by as "madeBy", made_at as "madeAt" from switch_versions order by no desc limit ${limit}`,

  /**
   * Adds a version, unless another one than `replaces` (0: none) holds by now.
   * @param inSame Writes what belongs to it, in the same transaction.
   * @returns its number; `undefined` when somebody was quicker.
   */
  add(version: Omit<HeldVersion, 'no'>, replaces: number, inSame: (tx: Transaction) => Promise<void>): Promise<number | undefined> {
    const { document, reason, madeBy, madeAt } = version;
    return sql.begin(async (tx) => {
      await tx`lock table switch_versions in share row exclusive mode`; // one writer at a time; who only reads goes on
      const [held] = await tx<{ no: number }[]>`select no from switch_versions order by no desc limit 1`;
      if ((held?.no ?? 0) !== replaces) return undefined;
      const [made] = await tx<{ no: number }[]>`
        insert into switch_versions (document, reason, made_by, made_at) values (${document}, ${reason}, ${madeBy}, ${madeAt}) returning no`;
      await inSame(tx);
      return made?.no;
    });
  },
});
export type SwitchStore = ReturnType<typeof switchStore>;
