import type { Sql } from './client.ts';

/** Whoever looks at the connections of the database sees why this was asked. */
const nothing = 'select /* all connections at once */';

/**
 * Gives every idle connection something to do in the same moment. The driver (postgres.js 3.4) keeps idle connections in a list that grows
 * by one with every query and is searched with every query, and begins it anew only when none is idle: by itself that may not happen for
 * days, and 200,000 queries make the next a third slower. Connections in a transaction are left alone; what finds none idle waits its turn.
 */
export async function useAllConnections(sql: Sql): Promise<void> {
  await Promise.allSettled(Array.from({ length: sql.options.max }, () => sql.unsafe(nothing))); // where the database is away, there is no list
}
