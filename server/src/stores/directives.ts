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
}

/** What is in force, in the order it was decided. */
export async function directivesInForce(sql: Sql | Transaction): Promise<HeldDirective[]> {
  return sql<HeldDirective[]>`
    select no, directive, reason, made_by as "madeBy", made_at as "madeAt" from directives where ended_at is null order by no`;
}
