import { type Decisions, decisionsOf } from '@infofi-lens/shared/settle/decisions';
import type { Ratio } from '@infofi-lens/shared/units';
import type { Transaction } from '../db/client.ts';
import { directivesInForce } from './directives.ts';
import type { EntityChange, KnownEntity } from './known-entity.ts';

/** What facts follow from beside the claims of their entity. */
export interface SettleContext {
  readonly decisions: Decisions;
  /** Contributors in quarantine, by their short names. */
  readonly quarantined: readonly number[];
  readonly newcomerTrust: Ratio;
}

/** Decides what is to be published about an entity; `undefined`: nothing changed. */
export type Settle = (known: KnownEntity, context: SettleContext) => EntityChange | undefined;

export async function readContext(tx: Transaction): Promise<SettleContext> {
  const [inForce, [population]] = await Promise.all([
    directivesInForce(tx),
    tx<{ newcomer_trust: Ratio }[]>`select newcomer_trust from population`,
  ]);
  if (!population) throw new Error('What newcomers are worth is gone.');
  return {
    decisions: decisionsOf(inForce),
    quarantined: inForce.flatMap(({ contributor }) => contributor ?? []),
    newcomerTrust: population.newcomer_trust,
  };
}
