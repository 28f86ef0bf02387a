import type { Sql } from './client.ts';

/**
 * The schema as PostgreSQL itself describes it, one line a thing, sorted: columns, constraints, indexes, partitions, functions.
 * The embedded build has no pg_dump, and this needs no particular version of it.
 */
export async function dumpSchema(sql: Sql): Promise<string> {
  const lines = await sql<{ line: string }[]>`
    with ours as (select c.* from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e'))
    select line from (
      select c.relname || '.' || lpad(a.attnum::text, 3, '0') || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || case when a.attnotnull then ' not null' else '' end
        || case a.attidentity when 'a' then ' generated always as identity' else '' end
        || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
      from ours c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      union all select c.relname || ' constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
        from ours c join pg_constraint k on k.conrelid = c.oid where k.contype <> 'n'
      union all select c.relname || ' index ' || pg_get_indexdef(i.indexrelid) from ours c join pg_index i on i.indrelid = c.oid
      union all select c.relname || ' options ' || array_to_string(c.reloptions, ', ') from ours c where c.reloptions is not null
      union all select c.relname || ' partition ' || pg_get_expr(c.relpartbound, c.oid) from ours c where c.relispartition
      union all select 'function ' || regexp_replace(pg_get_functiondef(p.oid), '\\s+', ' ', 'g') from pg_proc p
        where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      union all select 'extension ' || extname from pg_extension
    ) lines order by line collate "C"`;
  return `${lines.map(({ line }) => line).join('\n')}\n`;
}
