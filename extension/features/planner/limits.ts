import type { PlanLimits } from '@infofi-lens/shared/scoring/planner/limits';
import type { Known } from './load-candidates.ts';

/** What holds before anybody said anything: an hour a day, one wallet, no identity checks, half-way between careful and bold. */
export const usualLimits: PlanLimits = { hours: 7, wallets: 1, identity: false, risk: 0.5, excluded: [] };

/** Chains that can be chosen: those of the campaigns and those chosen already, by name. */
export function chainsOf(known: readonly Known[], { chains = [] }: PlanLimits): string[] {
  return [...new Set([...known.flatMap(({ candidate }) => candidate.campaign.chain ?? []), ...chains])].sort();
}
