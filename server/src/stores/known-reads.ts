import type { EntityKey } from '@infofi-lens/shared/facts/observation';
import type { Facts, HeldClaim } from '@infofi-lens/shared/settle/entity';
import type { Ratio } from '@infofi-lens/shared/units';
import type { Transaction } from '../db/client.ts';
import type { KnownEntity } from './known-entity.ts';

interface TestimonyRow {
  entity: string;
  contributor: number;
  cluster: number;
  trust: Ratio | null;
  fields: Record<string, HeldClaim>;
}

/**
 * Reads all that is held about some entities. Their names are joined and not compared with a list: the planner takes a list for ten names
 * when it counts comparisons, and then reads a whole table, comparing each row with a thousand of them.
 * @param keys By name inside the database. @param quarantined Contributors whose words are left out.
 */
export async function readKnown(
  tx: Transaction,
  keys: ReadonlyMap<string, EntityKey>,
  quarantined: readonly number[],
): Promise<KnownEntity[]> {
  const names = `{${[...keys.keys()].join()}}`;
  const silent = `{${quarantined.join()}}`;
  const [testimonies, bases, facts] = await Promise.all([
    tx<TestimonyRow[]>`
      select replace(c.entity::text, '-', '') as entity, c.contributor, coalesce(-t.name, -k.cluster, k.no) as cluster, k.trust, c.fields
      from unnest(${names}::text::uuid[]) as asked(entity) join claims c using (entity) join contributors k on k.no = c.contributor
        left join ties t on t.contributor = c.contributor
      where c.contributor <> all(${silent}::text::int[])`,
    tx<{ entity: string; base: Facts }[]>`
      select replace(entity::text, '-', '') as entity, base from unnest(${names}::text::uuid[]) as asked(entity) join bases using (entity)`,
    tx<{ entity: string; agreed: boolean; text: string }[]>`
      select replace(entity::text, '-', '') as entity, agreed, facts::text as text
      from unnest(${names}::text::uuid[]) as asked(entity) join facts using (entity)`,
  ]);
  const testimoniesOf = Map.groupBy(testimonies, ({ entity }) => entity);
  const baseOf = new Map(bases.map(({ entity, base }) => [entity, base]));
  const previousOf = new Map(facts.map((row) => [row.entity, row]));
  return [...keys].map(([entity, key]) => ({
    entity,
    key,
    testimonies: (testimoniesOf.get(entity) ?? []).map(({ contributor, cluster, trust, fields }) => ({
      contributor,
      cluster,
      fields,
      ...(trust === null ? {} : { trust }),
    })),
    base: baseOf.get(entity),
    previous: previousOf.get(entity),
  }));
}
