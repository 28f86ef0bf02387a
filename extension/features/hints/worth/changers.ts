import type { CampaignData } from '../load-campaign.ts';
import { worthWords } from './words.ts';

const text = worthWords.changes;

/** What would make the estimate another, or one at all: what the person can do first. */
export function changers({ worth, outcome }: Pick<CampaignData, 'worth' | 'outcome'>): readonly string[] {
  const { estimate, hours } = worth;
  const details = estimate.status === 'estimate' ? estimate.factors.flatMap(({ detail }) => detail) : [];
  const lacks = estimate.status === 'estimate' ? [] : estimate.missing;
  return [
    ...(estimate.unvalued.some(({ why }) => why === 'no-price') ? [text.price] : []),
    ...(details.includes('own-assumption') ? [text.assumption] : []),
    ...(details.includes('stale-price') ? [text.stale] : []),
    ...(lacks.includes('distribution') || lacks.includes('places') || lacks.includes('participants') ? [text.open] : []),
    ...(lacks.includes('history') || details.includes('no-history') ? [text.history] : []),
    ...(hours === undefined || hours.from !== 'campaign' ? [text.time] : []),
    ...(estimate.status !== 'estimate' || estimate.n === 0 ? [text.outcomes] : []),
    ...(estimate.costs.gas === undefined ? [text.gas] : []),
    ...(outcome === undefined ? [text.record] : []),
  ];
}
