import type { WrongReport } from '@infofi-lens/shared/contracts/reports';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { EntityTable } from 'dexie';

/** That something looked wrong, as it will be told: it could not be when it was said. */
export interface ReportRow {
  /** The report in one text: the same said twice waits once. */
  key: string;
  report: WrongReport;
  at: EpochMs;
}

export const reportIndexes = 'key';

/** As many wait at most. The server takes ten at once, and then one every six minutes. */
export const mostReports = 50;

export const reportQueries = (table: EntityTable<ReportRow, 'key'>) => ({
  /** Needs a transaction. @returns whether it waits now: a further one does not. */
  async add(report: WrongReport, at: EpochMs): Promise<boolean> {
    const key = keyOf(report);
    if ((await table.get(key)) !== undefined) return true;
    if ((await table.count()) >= mostReports) return false;
    await table.put({ key, report, at });
    return true;
  },
  /** In no particular order: none is about another. */
  all: (): Promise<ReportRow[]> => table.toArray(),
  /** It was told, or never will be. */
  settle: (key: string): Promise<void> => table.delete(key),
  /** They were meant for another server, or may not leave any more. */
  clear: (): Promise<void> => table.clear(),
});

const keyOf = ({ adapter, kind, field, reason, extension }: WrongReport): string => [adapter, kind, field, reason, extension].join(' ');
