import type { Sql, Transaction } from '../db/client.ts';

/** SHA-256 over a line for each contributor that has a standing of its own: `id,cluster,trust`. */
export async function standingsDigest(sql: Sql | Transaction): Promise<string> {
  const [row] = await sql<{ digest: string }[]>`
    select encode(sha256(convert_to(coalesce(string_agg(
      id || ',' || coalesce(cluster::text, '') || ',' || coalesce(trust::text, '') || E'\\n', '' order by id), ''), 'UTF8')), 'hex') as digest
    from contributors where cluster is not null or trust is not null`;
  return row?.digest ?? '';
}

/** SHA-256 over the SHA-256 of each entity's name and base, in the order of the names. */
export async function basesDigest(sql: Sql | Transaction): Promise<string> {
  const [row] = await sql<{ digest: string }[]>`
    select encode(sha256(coalesce(string_agg(
      sha256(convert_to(replace(entity::text, '-', '') || base::text, 'UTF8')), ''::bytea order by entity), ''::bytea)), 'hex') as digest
    from bases`;
  return row?.digest ?? '';
}

/** SHA-256 over a line for each of these directives: its number, what was decided, and when. */
export async function directivesDigest(sql: Sql | Transaction, nos: readonly number[]): Promise<string> {
  const [row] = await sql<{ digest: string }[]>`
    select encode(sha256(convert_to(coalesce(string_agg(
      no || ' ' || directive::text || ' ' || made_at || E'\\n', '' order by no), ''), 'UTF8')), 'hex') as digest
    from directives where no = any(${`{${nos.join()}}`}::text::int[])`;
  return row?.digest ?? '';
}

/** Digests of what is there now. */
export const digestStore = (sql: Sql) => ({
  standings: () => standingsDigest(sql),
  bases: () => basesDigest(sql),
  directives: (nos: readonly number[]) => directivesDigest(sql, nos),
});
export type DigestStore = ReturnType<typeof digestStore>;
