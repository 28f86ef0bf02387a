import type { Directive } from '@infofi-lens/shared/contracts/directives';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';

/** A directive in force, as the database holds it. */
export interface HeldDirective {
  readonly no: number;
  readonly directive: Directive;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: EpochMs;
  /** Of a quarantine: the contributor's short name; `undefined` when it is not known here. */
  readonly contributor: number | undefined;
}

/** What is in force, in the order it was decided. */
export async function directivesInForce(sql: Sql | Transaction): Promise<HeldDirective[]> {
  const rows = await sql<
    { no: number; directive: Directive; reason: string; made_by: string; made_at: EpochMs; contributor: number | null }[]
  >`
    select d.no, d.directive, d.reason, d.made_by, d.made_at, k.no as contributor
    from directives d left join contributors k on k.id = d.directive ->> 'contributor'
    where d.ended_at is null order by d.no`;
  return rows.map(({ made_by, made_at, contributor, ...rest }) => ({
    ...rest,
    madeBy: made_by,
    madeAt: made_at,
    contributor: contributor ?? undefined,
  }));
}
