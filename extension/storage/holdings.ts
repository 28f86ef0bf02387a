import type { LensDb } from './db.ts';

/** How many rows each table holds: what there is to lose, and afterwards that it is gone. */
export async function holdings(db: LensDb): Promise<Readonly<Record<string, number>>> {
  const counts = await Promise.all(db.tables.map(async (table) => [table.name, await table.count()] as const));
  return Object.fromEntries(counts);
}
