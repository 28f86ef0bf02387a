import type { Sql } from '../db/client.ts';

export interface KeptSighting {
  readonly entity: string;
  /** On our clock. */
  readonly observedAt: number;
  readonly sighting: { readonly id: string; readonly fields: Readonly<Record<string, unknown>> };
}

/** What the raw buffer holds with this id. */
export const keptSightings = (sql: Sql, id: string): Promise<KeptSighting[]> => sql<KeptSighting[]>`
  select entity, (line::json ->> 'observedAt')::bigint + shift as "observedAt", line::json as sighting
  from batches, lateral rows from (unnest(entities), string_to_table(sightings, E'\\n')) as r(entity, line)
  where line::json ->> 'id' = ${id}`;
