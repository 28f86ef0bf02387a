import type { HistoryPoint } from '@infofi-lens/shared/contracts/history';
import type { Kind } from '@infofi-lens/shared/facts/catalog';
import { type EntityKey, entityKey, type PlatformId } from '@infofi-lens/shared/facts/entity';
import type { Sql } from '../db/client.ts';
import { sharedQuery } from './shared-query.ts';

/** An entity as it is sent, with the number of its last change. */
export interface PublishedEntity {
  readonly seq: number;
  /** JSON text of the contract `Entity`. */
  readonly text: string;
}

export interface FactRow {
  platform: string;
  kind: string;
  id: string;
  seq: number;
  facts: string;
}

export interface EntityName {
  platform: PlatformId;
  kind: Kind;
  id: string;
}

/** The text of a row; `facts` is the JSON the aggregation wrote. */
export const published = ({ platform, kind, id, seq, facts }: FactRow): PublishedEntity => ({
  seq,
  text: `{"platform":"${platform}","kind":"${kind}","id":${JSON.stringify(id)},"facts":${facts}}`,
});

/** Reads of single entities. */
export function factStore(sql: Sql, nameOf: (key: EntityKey) => string) {
  const single = sharedQuery<string, PublishedEntity | undefined>({
    async query(names) {
      const rows = await sql<(FactRow & { entity: string })[]>`
        select replace(entity::text, '-', '') as entity, platform, kind, id, seq, facts::text as facts
        from facts where entity = any(${`{${names.join()}}`}::text::uuid[])`;
      const found = new Map(rows.map((row) => [row.entity, published(row)]));
      return names.map((name) => found.get(name));
    },
    nameOf: (name) => name,
    most: 200,
  });

  return {
    find: (entity: EntityName): Promise<PublishedEntity | undefined> => single(nameOf(entityKey(entity))),

    /** Past agreed values, newest first. @param before Where the last page ended. */
    async history(
      entity: EntityName,
      { field, before, limit }: { field?: string | undefined; before?: { at: number; field: string } | undefined; limit: number },
    ): Promise<HistoryPoint[]> {
      return sql<HistoryPoint[]>`
        select field, at, value, n from fact_history where entity = ${nameOf(entityKey(entity))}::text::uuid
        ${field === undefined ? sql`` : sql`and field = ${field}`}
        ${before ? sql`and (at, field) < (${before.at}::bigint, ${before.field})` : sql``}
        order by at desc, field desc limit ${limit}`;
    },
  };
}
