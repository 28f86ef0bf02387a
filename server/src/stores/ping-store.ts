import type { Sql } from '../db/client.ts';
import type { Check } from '../services/readiness.ts';

/** Whether the database answers at all. */
export const pingStore = (sql: Sql): Check => ({
  name: 'database',
  problem: async () => {
    await sql`select 1`;
    return undefined;
  },
});
