import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { Dexie, type EntityTable, type Table } from 'dexie';
import { type ChangeRow, changeIndexes } from './tables/changes.ts';
import {
  type CrowdColumns,
  type CrowdEntry,
  type CrowdWords,
  crowdColumnIndexes,
  crowdIndexes,
  crowdWordIndexes,
  putEntries,
  type StoredCrowdRow,
} from './tables/crowd.ts';
import { type NewsRow, newsIndexes } from './tables/crowd-news.ts';
import { type DocumentRow, documentIndexes } from './tables/documents.ts';
import { type FactRow, factIndexes } from './tables/facts.ts';
import { type HealthRow, healthIndexes } from './tables/health.ts';
import { type HistoryRow, historyIndexes } from './tables/history.ts';
import { type IdentityRow, identityIndexes } from './tables/identity.ts';
import { type LedgerMarkRow, ledgerMarkIndexes } from './tables/ledger.ts';
import { type OutcomeRow, outcomeIndexes, type RetractionRow, retractionIndexes } from './tables/outcomes.ts';
import { type PriceRow, priceIndexes } from './tables/prices.ts';
import { type QueueRow, queueIndexes } from './tables/queue.ts';
import { type ReportRow, reportIndexes } from './tables/reports.ts';
import { type SessionRow, sessionIndexes } from './tables/session.ts';
import { type SettingsRow, settingsIndexes } from './tables/settings.ts';
import { type StateRow, stateIndexes } from './tables/state.ts';
import { type MeterRow, meterIndexes, type OtherTimeRow, otherTimeIndexes, type TimeRow, timeIndexes } from './tables/time.ts';
import { type ToldTimeRow, toldTimeIndexes } from './tables/told-times.ts';
import { type VisitRow, visitIndexes } from './tables/visits.ts';

export type LensDb = Dexie & {
  facts: EntityTable<FactRow, 'key'>;
  history: Table<HistoryRow, [EntityKey, string, number]>;
  changes: EntityTable<ChangeRow, 'seq'>;
  queue: EntityTable<QueueRow, 'seq'>;
  crowd: EntityTable<StoredCrowdRow, 'key'>;
  crowdColumns: EntityTable<CrowdColumns, 'key'>;
  crowdWords: EntityTable<CrowdWords, 'key'>;
  crowdNews: EntityTable<NewsRow, 'bucket'>;
  settings: EntityTable<SettingsRow, 'id'>;
  time: Table<TimeRow, [EntityKey, string]>;
  meters: EntityTable<MeterRow, 'meter'>;
  identity: EntityTable<IdentityRow, 'id'>;
  health: EntityTable<HealthRow, 'adapter'>;
  state: EntityTable<StateRow, 'id'>;
  session: EntityTable<SessionRow, 'id'>;
  outcomes: EntityTable<OutcomeRow, 'campaign'>;
  prices: EntityTable<PriceRow, 'key'>;
  documents: Table<DocumentRow, string>;
  toldTimes: EntityTable<ToldTimeRow, 'campaign'>;
  retractions: EntityTable<RetractionRow, 'campaign'>;
  otherTime: Table<OtherTimeRow, [EntityKey, string, string]>;
  ledgerMarks: EntityTable<LedgerMarkRow, 'name'>;
  visits: EntityTable<VisitRow, 'key'>;
  reports: EntityTable<ReportRow, 'key'>;
};

/** The database of the extension. For its worker and pages only: in a content script it would be the page's. */
export const databaseName = 'infofi-lens';

/** Opens at the first query. A released version is never edited: a change of the indexes is a new version below the last. */
export function openDb(name = databaseName): LensDb {
  const db = new Dexie(name);
  db.version(1).stores({
    facts: factIndexes,
    history: historyIndexes,
    changes: changeIndexes,
    queue: '++seq, notBefore, platform, [entity+observation.observedAt]',
    crowd: 'key, receivedAt, [kind+endsAt], [kind+expected], page, parent, *words',
    settings: settingsIndexes,
    time: timeIndexes,
    meters: meterIndexes,
    identity: identityIndexes,
    health: healthIndexes,
    state: stateIndexes,
    session: sessionIndexes,
  });
  // What the crowd's facts are found by lies apart from them, and knows which edition of the catalogue they came with.
  db.version(2)
    .stores({ crowd: crowdIndexes, crowdColumns: crowdColumnIndexes, crowdWords: crowdWordIndexes })
    .upgrade(async (tx) => {
      const tables = { crowd: tx.table('crowd'), crowdColumns: tx.table('crowdColumns'), crowdWords: tx.table('crowdWords') };
      const held: EntityTable<Omit<CrowdEntry, 'part'>, 'key'> = tx.table('crowd');
      for (let after = ''; ; ) {
        const some = await held.where('key').above(after).limit(1_000).toArray();
        const last = some.at(-1);
        if (!last) return;
        await putEntries(
          tables,
          some.map((row) => ({ ...row, part: 'before' })),
        );
        after = last.key;
      }
    });
  // What deltas bring waits there until it is in its place.
  db.version(3).stores({ crowdNews: newsIndexes });
  // What campaigns paid, what tokens are taken to be worth, what others' outcomes and times come to, and what of one's own was shared.
  db.version(4).stores({
    outcomes: outcomeIndexes,
    prices: priceIndexes,
    documents: documentIndexes,
    toldTimes: toldTimeIndexes,
  });
  // What is taken back of what was shared, what the person's other browsers measured, and what of all that their account has.
  db.version(5).stores({ retractions: retractionIndexes, otherTime: otherTimeIndexes, ledgerMarks: ledgerMarkIndexes });
  // What was read on each page and what of it left; what waits to be shared says where it was read.
  db.version(6).stores({ visits: visitIndexes, queue: queueIndexes });
  // What looked wrong and could not be told yet.
  db.version(7).stores({ reports: reportIndexes });
  return db as LensDb; // the tables named above, with the rows their files declare
}
