import { type LensDb, openDb } from './db.ts';
import { changeQueries } from './tables/changes.ts';
import { crowdQueries } from './tables/crowd.ts';
import { newsQueries } from './tables/crowd-news.ts';
import { documentQueries } from './tables/documents.ts';
import { factQueries } from './tables/facts.ts';
import { healthQueries } from './tables/health.ts';
import { historyQueries } from './tables/history.ts';
import { identityQueries } from './tables/identity.ts';
import { ledgerMarkQueries } from './tables/ledger.ts';
import { outcomeQueries } from './tables/outcomes.ts';
import { priceQueries } from './tables/prices.ts';
import { queueQueries } from './tables/queue.ts';
import { reportQueries } from './tables/reports.ts';
import { sessionQueries } from './tables/session.ts';
import { settingsQueries } from './tables/settings.ts';
import { stateQueries } from './tables/state.ts';
import { timeQueries } from './tables/time.ts';
import { toldTimeQueries } from './tables/told-times.ts';
import { visitQueries } from './tables/visits.ts';

/** Every table with its queries, and the way to write to several of them at once or not at all. */
export function createStore(db: LensDb, api: string | null) {
  return {
    facts: factQueries(db.facts),
    history: historyQueries(db.history),
    changes: changeQueries(db.changes),
    queue: queueQueries(db.queue),
    crowd: crowdQueries(db),
    news: newsQueries(db.crowdNews),
    settings: settingsQueries(db.settings, api),
    time: timeQueries(db.time, db.meters, db.otherTime),
    identity: identityQueries(db.identity),
    health: healthQueries(db.health),
    state: stateQueries(db.state),
    session: sessionQueries(db.session),
    outcomes: outcomeQueries(db.outcomes, db.retractions),
    prices: priceQueries(db.prices),
    documents: documentQueries(db.documents),
    toldTimes: toldTimeQueries(db.toldTimes),
    ledgerMarks: ledgerMarkQueries(db.ledgerMarks),
    visits: visitQueries(db.visits),
    reports: reportQueries(db.reports),

    /**
     * All or nothing over every table. Inside, await only the store's own queries: a transaction ends by itself as soon
     * as something else is awaited.
     */
    atOnce: <T>(work: () => Promise<T>): Promise<T> => db.transaction('rw', db.tables, work),

    /** Takes away everything, the device key and the settings too. The next query starts anew. */
    async erase(): Promise<void> {
      await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
    },
  };
}
export type Store = ReturnType<typeof createStore>;

/** The API this build talks to unless the user chose another; `null` in a build without one. */
export const builtInApi: string | null = import.meta.env.LENS_API_URL || null;

/** The database of this extension: for worker and extension pages, never for a content script. */
export const database = openDb();
export const store = createStore(database, builtInApi);
