import type { AuditEntry } from '@infofi-lens/shared/contracts/operating';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../../db/client.ts';

/** What an operator does, to be told later. */
export interface Act {
  readonly who: string;
  readonly what: string;
  readonly why: string;
  /** What it was done with: what was asked for, as it was asked. */
  readonly about: unknown;
  readonly at: EpochMs;
}

/** Writes an act down in the transaction that does it: what is done is told, and what fails is not. */
export async function audited(tx: Transaction, { who, what, why, about, at }: Act): Promise<void> {
  await tx`insert into audit_log (at, who, what, why, about) values (${at}, ${who}, ${what}, ${why}, ${JSON.stringify(about)}::text::jsonb)`;
}

/** The log, newest first. */
export const auditStore = (sql: Sql) => ({
  list: (before: number | undefined, limit: number): Promise<AuditEntry[]> =>
    sql<AuditEntry[]>`select no, at, who, what, why, about from audit_log
      where ${before === undefined ? sql`true` : sql`no < ${before}`} order by no desc limit ${limit}`,
});
export type AuditStore = ReturnType<typeof auditStore>;
