import { rewardKinds } from '@infofi-lens/shared/facts/campaign';
import { platforms } from '@infofi-lens/shared/facts/entity';
import * as z from 'zod/mini';

/** What campaigns may be told apart by: `open` can be taken part in now, as far as is known; the others are the platforms' own words. */
export const standings = ['open', 'any', 'upcoming', 'active', 'capped', 'ended'] as const;
export const campaignOrders = ['ends', 'perHour', 'participants', 'value', 'seen', 'name'] as const;

const short = z.string().check(z.minLength(1), z.maxLength(80));

/** Which campaigns a table shows, and in which order. */
export const CampaignView = z.strictObject({
  platform: z.optional(z.enum(platforms)),
  standing: z.enum(standings),
  chain: z.optional(short),
  reward: z.optional(z.enum(rewardKinds)),
  /** Days from now within which they end. */
  within: z.optional(z.number().check(z.positive(), z.maximum(3_650))),
  /** Every word of it is in their name, space, chain or rewards. */
  text: z.optional(short),
  by: z.enum(campaignOrders),
  descending: z.boolean(),
});
export type CampaignView = z.infer<typeof CampaignView>;

/** What is shown before anybody chose: open ones, those that end next first. */
export const firstView: CampaignView = { standing: 'open', by: 'ends', descending: false };
