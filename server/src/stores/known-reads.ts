import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { Facts } from '@infofi-lens/shared/settle/entity';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import type { Transaction } from '../db/client.ts';
import type { HeldTestimony, KnownEntity } from './known-entity.ts';

/** All that is said of an entity: its contributors a line each, what belongs to one with tabs between. JSON as we write it holds neither. */
interface SaidRow {
  entity: string;
  witnesses: number;
  said: string;
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
  const [said, bases, facts] = await Promise.all([
    tx<SaidRow[]>`
      select replace(entity::text, '-', '') as entity, count(*)::int as witnesses, string_agg(concat_ws(E'\t', c.contributor,
        coalesce(-t.name, -k.cluster, k.no), coalesce(k.trust::text, ''), coalesce(c.came_at::text, ''), c.fields::text), E'\n') as said
      from unnest(${names}::text::uuid[]) as asked(entity) join claims c using (entity) join contributors k on k.no = c.contributor
        left join ties t on t.contributor = c.contributor
      where c.contributor <> all(${silent}::text::int[]) group by entity`,
    tx<{ entity: string; base: Facts }[]>`
      select replace(entity::text, '-', '') as entity, base from unnest(${names}::text::uuid[]) as asked(entity) join bases using (entity)`,
    tx<{ entity: string; agreed: boolean; text: string }[]>`
      select replace(entity::text, '-', '') as entity, agreed, facts::text as text
      from unnest(${names}::text::uuid[]) as asked(entity) join facts using (entity)`,
  ]);
  const saidOf = new Map(said.map((row) => [row.entity, row]));
  const baseOf = new Map(bases.map(({ entity, base }) => [entity, base]));
  const previousOf = new Map(facts.map((row) => [row.entity, row]));
  return [...keys].map(([entity, key]) => {
    const row = saidOf.get(entity);
    let read: readonly HeldTestimony[] | undefined;
    return {
      entity,
      key,
      witnesses: row?.witnesses ?? 0,
      /** Many are read and not needed: too few speak of them yet. */
      get testimonies() {
        read ??= row?.said.split('\n').map(testimonyIn) ?? [];
        return read;
      },
      base: baseOf.get(entity),
      previous: previousOf.get(entity),
    };
  });
}

/** Of which entities something agreed is shown. @returns their names. */
export async function agreedAmong(tx: Transaction, names: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx<{ entity: string }[]>`
    select replace(entity::text, '-', '') as entity from unnest(${`{${names.join()}}`}::text::uuid[]) as asked(entity) join facts using (entity)
    where agreed`;
  return new Set(rows.map(({ entity }) => entity));
}

function testimonyIn(line: string): HeldTestimony {
  const [contributor, cluster, trust, cameAt, fields = '{}'] = line.split('\t');
  return {
    contributor: Number(contributor),
    cluster: Number(cluster),
    fields: JSON.parse(fields), // written by us
    ...(trust && { trust: Number(trust) as Ratio }), // kept within its bounds by whoever wrote it
    ...(cameAt && { cameAt: Number(cameAt) as EpochMs }), // a time of ours
  };
}
