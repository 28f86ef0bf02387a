import * as z from 'zod/mini';
import { campaignStatuses } from '../facts/campaign.ts';
import { platforms } from '../facts/entity.ts';
import { nonEmpty, platformId, time } from '../facts/types.ts';
import { Board } from './boards.ts';
import { FactValue } from './evidence.ts';
import { HistoryPoint } from './history.ts';
import { Cursor, pageOf, pageQuery, queryFlag } from './page.ts';
import { Entity } from './sync.ts';

const word = nonEmpty(80);

/** `ending`: what has not ended, the soonest first. `recent`: the newest to us first. */
export const campaignSorts = ['ending', 'participants', 'recent'] as const;
const filters = {
  status: z.optional(z.enum(campaignStatuses)),
  type: z.optional(word),
  chain: z.optional(word),
  spaceId: z.optional(platformId),
  endsBefore: z.optional(z.pipe(z.coerce.number(), time)),
  sort: z._default(z.enum(campaignSorts), 'recent'),
  /** `true` lists, instead of agreed campaigns, those that only one or two people reported so far. */
  unconfirmed: z._default(queryFlag, false),
} as const;

export const PlatformCampaignsQuery = z.strictObject({ ...pageQuery, ...filters });
export const CampaignsQuery = z.strictObject({ ...pageQuery, ...filters, platform: z.optional(z.enum(platforms)) });
export type CampaignsQuery = z.infer<typeof CampaignsQuery>;
export const CampaignPage = pageOf(Entity);

/** At least three characters: shorter ones are found everywhere. */
export const CampaignSearchQuery = z.strictObject({
  q: nonEmpty(200).check(z.minLength(3)),
  platform: z.optional(z.enum(platforms)),
  limit: pageQuery.limit,
});
/** The best matches by name, the closest first. Not paged: whoever finds nothing in 100 should ask more precisely. */
export const CampaignSearch = z.strictObject({ items: z.array(Entity) });

export const Participants = z.strictObject({
  /** The number of participants as known now. */
  participants: z.optional(FactValue),
  /** Its past agreed values, newest first. */
  history: z.array(HistoryPoint),
  next: z.optional(Cursor),
  /** Boards of the space that runs the campaign. */
  boards: z.array(Board),
});
