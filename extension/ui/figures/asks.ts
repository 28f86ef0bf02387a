import { facts } from '@infofi-lens/shared/facts/catalog';
import { type Known, shownField } from '@infofi-lens/shared/facts/known';
import { type Ask, type AskKind, type Asks, asksMethodology, asksOf } from '@infofi-lens/shared/scoring/roi/asks';
import { computedFrom, type EvidenceView, evidenceOf } from '../evidence.ts';

const names: Record<AskKind, string> = {
  kyc: 'Identity check or passport',
  gas: 'Gas to claim',
  'on-chain': 'On-chain transaction',
  holdings: 'Holding a token or NFT',
  email: 'E-mail',
  x: 'X',
  discord: 'Discord',
  telegram: 'Telegram',
  github: 'GitHub',
  video: 'Watching a video',
  quiz: 'Quiz',
  survey: 'Survey',
  referral: 'Inviting others',
  vote: 'Voting',
  visit: 'Opening a link',
  'follow-space': 'Following the space',
};

/** Asks that cost money or privacy, not only minutes. */
const heavy: ReadonlySet<AskKind> = new Set<AskKind>(['kyc', 'gas', 'on-chain']);
export const isHeavy = ({ kind }: Ask): boolean => heavy.has(kind);

/** "X ×2, 1 optional". */
export function askText({ kind, required, optional }: Ask): string {
  const some = optional === 0 ? '' : `, ${optional} optional`;
  return `${names[kind]}${required === 0 ? '' : ` ×${required}`}${some}`;
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
