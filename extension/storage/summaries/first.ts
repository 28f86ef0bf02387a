import type { EpochMs } from '@infofi-lens/shared/units';
import { entities, ofKind } from '../entities.ts';
import type { Store } from '../store.ts';
import { type CampaignSummary, summaries } from './summaries.ts';
import { spaceNames } from './walk.ts';

/** As many as stand in a tall window, and those around them. */
const many = 40;

/** The campaigns that end next, by the indexes alone: what is shown while all of them are being read. */
export async function firstCampaigns(store: Store, now: EpochMs): Promise<CampaignSummary[]> {
  const [own, crowd] = await Promise.all([
    store.facts.endingSoon({ from: now, limit: many }),
    store.crowd.endingSoon({ from: now, limit: many }),
  ]);
  const keys = [...new Set([...own, ...crowd].map(({ key }) => key))];
  const campaigns = (await entities(store, keys)).flatMap((entity) => ofKind(entity, 'campaign') ?? []);
  const names = await spaceNames(store, campaigns);
  return campaigns.map((campaign) => summaries.campaign(campaign, names));
}
