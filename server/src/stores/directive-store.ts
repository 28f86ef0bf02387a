import type { Directive } from '@infofi-lens/shared/contracts/directives';
import { entityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';
import { directivesInForce, type HeldDirective } from './directives.ts';
import { announce, announceClaimedBy, announceKind } from './dirty.ts';
import { aggregationLock } from './locks.ts';

export interface Decision {
  readonly directive: Directive;
  readonly reason: string;
  /** Name of an operator, or `breaker`. */
  readonly by: string;
  readonly at: EpochMs;
}

/**
 * What operators and breakers decide. Each change also announces the entities it concerns, in the same transaction,
 * so the aggregation applies it and nothing shows the old state for good.
 */
export const directiveStore = (sql: Sql, onAnnounced: () => void = () => undefined) => ({
  /** @returns its number. */
  async add(decision: Decision): Promise<number> {
    const no = await sql.begin((tx) => addDirective(tx, decision));
    onAnnounced();
    return no;
  },

  /** @returns false when it is not in force. */
  async end(no: number, by: string, at: EpochMs): Promise<boolean> {
    const ended = await sql.begin((tx) => endDirective(tx, no, by, at));
    if (ended) onAnnounced();
    return ended;
  },

  /** In the order they were made. */
  inForce: (): Promise<HeldDirective[]> => directivesInForce(sql),
});

export async function addDirective(tx: Transaction, { directive, reason, by, at }: Decision): Promise<number> {
  await betweenRounds(tx);
  const [made] = await tx<{ no: number }[]>`
    insert into directives (directive, reason, made_by, made_at)
    values (${JSON.stringify(directive)}::text::jsonb, ${reason}, ${by}, ${at}) returning no`;
  if (!made) throw new Error('A directive was not kept.');
  await announceConcerned(tx, directive);
  return made.no;
}

export async function endDirective(tx: Transaction, no: number, by: string, at: EpochMs): Promise<boolean> {
  await betweenRounds(tx);
  const [ended] = await tx<{ directive: Directive }[]>`
    update directives set ended_at = greatest(${at}::bigint, made_at), ended_by = ${by} where no = ${no} and ended_at is null returning directive`;
  if (ended) await announceConcerned(tx, ended.directive);
  return ended !== undefined;
}

/** A round under way publishes what it read before: an entity that is new in it is not known yet and could not be announced. */
async function betweenRounds(tx: Transaction): Promise<void> {
  await tx`select pg_advisory_xact_lock(${aggregationLock})`;
}

async function announceConcerned(tx: Transaction, directive: Directive): Promise<void> {
  switch (directive.what) {
    case 'lock':
    case 'revert':
      return announce(tx, new Set([entityKey(directive)]));
    case 'freeze':
      return announceKind(tx, directive.platform, directive.kind);
    case 'quarantine': {
      const [known] = await tx<{ no: number }[]>`select no from contributors where id = ${directive.contributor}`;
      return known && announceClaimedBy(tx, [known.no]);
    }
  }
}
