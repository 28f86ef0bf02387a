import { type Known, shownField } from '@infofi-lens/shared/facts/known';
import { facts } from '@infofi-lens/shared/facts/table';
import { type Ask, type AskKind, type Asks, asksMethodology, asksOf } from '@infofi-lens/shared/scoring/roi/asks';
import { computedFrom, type EvidenceView, evidenceOf } from '../evidence.ts';
import { figureWords } from './words.ts';

/** Asks that cost money or privacy, not only minutes. */
const heavy: ReadonlySet<AskKind> = new Set<AskKind>(['kyc', 'gas', 'on-chain']);
export const isHeavy = ({ kind }: Ask): boolean => heavy.has(kind);

/** "X ×2, 1 optional". */
export function askText({ kind, required, optional }: Ask): string {
  const { names, requiredOf, optionalOf } = figureWords.asks;
  const named = required === 0 ? names[kind] : requiredOf(names[kind], required);
  return optional === 0 ? named : optionalOf(named, optional);
}

/** What a campaign asks for, and how that is known. @returns `undefined` when neither its tasks nor its gas were seen. */
export function campaignAsks(campaign: Known<'campaign'>): { asks: Asks; evidence: EvidenceView } | undefined {
  const tasks = shownField(campaign, 'tasks');
  const gas = shownField(campaign, 'gas');
  const asks = asksOf(tasks?.value, gas?.value);
  if (!asks) return undefined;
  const inputs = [
    ...(tasks ? [{ label: facts.campaign.tasks.label, evidence: evidenceOf(tasks, facts.campaign.tasks.methodology) }] : []),
    ...(gas ? [{ label: facts.campaign.gas.label, evidence: evidenceOf(gas, facts.campaign.gas.methodology) }] : []),
  ];
  return { asks, evidence: computedFrom(asksMethodology, inputs) };
}
