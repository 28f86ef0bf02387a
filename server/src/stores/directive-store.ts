import type { Directive } from '@infofi-lens/shared/contracts/directives';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Transaction } from '../db/client.ts';

export interface Decision {
  readonly directive: Directive;
  readonly reason: string;
  /** Name of an operator, or `breaker`. */
  readonly by: string;
  readonly at: EpochMs;
}

/** @returns its number. */
export async function addDirective(tx: Transaction, { directive, reason, by, at }: Decision): Promise<number> {
  const [made] = await tx<{ no: number }[]>`
    insert into directives (directive, reason, made_by, made_at)
    values (${JSON.stringify(directive)}::text::jsonb, ${reason}, ${by}, ${at}) returning no`;
  if (!made) throw new Error('A directive was not kept.');
  return made.no;
}

export async function endDirective(tx: Transaction, no: number, by: string, at: EpochMs): Promise<boolean> {
  const [ended] = await tx`
    update directives set ended_at = greatest(${at}::bigint, made_at), ended_by = ${by} where no = ${no} and ended_at is null returning 1`;
  return ended !== undefined;
}
