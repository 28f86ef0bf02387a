import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import type { EntityName } from '@infofi-lens/shared/settle/entity';
import type { Sql, Transaction } from '../db/client.ts';
import { keysInARow } from './dirty.ts';
import type { KnownEntity } from './known-entity.ts';
import { readKnown } from './known-reads.ts';
import { readContext, type SettleContext } from './settling.ts';

const entitiesAtOnce = 1_000;

/** A moment of the whole database, read entity by entity. */
export interface Moment {
  readonly context: SettleContext;
  /** Entities whose facts are about to be made anew. */
  readonly waiting: ReadonlySet<EntityKey>;
  /** All published entities with what is held about them, in the order of their names. */
  entities(): AsyncGenerator<readonly KnownEntity[]>;
}

/** Reads for whoever computes facts again. */
export const rebuildStore = (sql: Sql, nameOf: (key: EntityKey) => string) => ({
  /** Everything `look` reads is of one moment, whatever is written meanwhile. */
  at<T>(look: (moment: Moment) => Promise<T>): Promise<T> {
    return sql.begin('isolation level repeatable read read only', async (tx) =>
      look({ context: await readContext(tx), waiting: await waitingIn(tx), entities: () => entitiesIn(tx, nameOf) }),
    ) as Promise<T>; // the driver's type takes promises out of T, which is none
  },

  /** How many entities have claims and no facts, although nothing of them waits. */
  async missing(): Promise<number> {
    const [row] = await sql<{ many: number }[]>`
      select count(distinct c.entity)::int as many from claims c where not exists (select from facts f where f.entity = c.entity)
        and c.entity not in (${uuidsOfWaiting(sql)})`;
    return row?.many ?? 0;
  },

  /** Announces entities to the aggregation; also those that have claims and no facts, as far as the raw buffer still knows their names. */
  async announce(keys: readonly EntityKey[]): Promise<void> {
    await sql`
      insert into dirty (keys, later)
      select array_agg(key), true from (
        select key, (row_number() over () - 1) / ${keysInARow}::int as part from (
          select json_array_elements_text(${JSON.stringify(keys)}::text::json) as key
          union select (o.sighting ->> 'platform') || ':' || (o.sighting ->> 'kind') || ':' || (o.sighting ->> 'id') from (
            select entity, line::json as sighting from batches, lateral rows from (unnest(entities), string_to_table(sightings, E'\\n')) as r(entity, line)
            where not exists (select from facts f where f.entity = r.entity) and exists (select from claims c where c.entity = r.entity)) o
        ) keys) rows
      group by part`;
  },
});
export type RebuildStore = ReturnType<typeof rebuildStore>;

const uuidsOfWaiting = (sql: Sql) =>
  sql`select left(encode(sha256(convert_to(key, 'UTF8')), 'hex'), 32)::uuid from dirty, unnest(keys) as key`;

async function waitingIn(tx: Transaction): Promise<ReadonlySet<EntityKey>> {
  const rows = await tx<{ key: EntityKey }[]>`select distinct unnest(keys) as key from dirty`;
  return new Set(rows.map(({ key }) => key));
}

/** The next entities are already asked for while the ones before are worked on: the database has a core of its own. */
async function* entitiesIn(tx: Transaction, nameOf: (key: EntityKey) => string): AsyncGenerator<readonly KnownEntity[]> {
  const { quarantined } = await readContext(tx);
  const next = async (after: string) => {
    const rows = await tx<(EntityName & { entity: string })[]>`
      select entity::text as entity, platform, kind, id from facts where entity > ${after}::text::uuid order by entity limit ${entitiesAtOnce}`;
    const keys = new Map(rows.map((row) => [nameOf(entityKey(row)), entityKey(row)]));
    return { last: rows.at(-1)?.entity, known: rows.length > 0 ? await readKnown(tx, keys, quarantined) : [] };
  };
  let coming = next('00000000-0000-0000-0000-000000000000');
  for (;;) {
    const { last, known } = await coming;
    if (last === undefined) return;
    coming = next(last);
    yield known;
  }
}
