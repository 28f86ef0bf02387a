import * as z from 'zod/mini';
import { changing, growing, listed, local, stable } from './field.ts';
import { amount, count, flag, list, nonEmpty, platformId, score, text, time, webUrl, word } from './types.ts';

export const campaignStatuses = ['draft', 'upcoming', 'active', 'ended', 'capped', 'deleted'] as const;
export const rewardKinds = ['token', 'points', 'nft', 'oat', 'role', 'whitelist', 'custom'] as const;

/** One reward of a campaign, per winner. A luck-based token has `amountMax` instead of `amountPerWinner`. */
export const Reward = z.strictObject({
  kind: z.enum(rewardKinds),
  name: z.optional(nonEmpty(300)),
  amountPerWinner: z.optional(amount),
  amountMax: z.optional(amount),
  /** What all winners get together, where the platform states it. */
  pool: z.optional(amount),
  symbol: z.optional(nonEmpty(60)),
  tokenAddress: z.optional(nonEmpty(120)),
  chain: z.optional(word),
});
export type Reward = z.infer<typeof Reward>;

export const Task = z.strictObject({
  id: platformId,
  type: z.optional(word),
  name: z.optional(nonEmpty(500)),
  optional: z.optional(flag),
});
export type Task = z.infer<typeof Task>;

export const campaign = {
  name: stable(nonEmpty(500), 'Name', 'The title the platform shows.'),
  description: stable(text(20_000), 'Description', "The platform's own text."),
  url: stable(webUrl, 'Page', "The campaign's page, without query."),
  imageUrl: stable(webUrl, 'Picture', 'The picture the platform shows.'),
  spaceId: stable(platformId, 'Space', 'The space that runs the campaign.'),
  status: changing(z.enum(campaignStatuses), 'Status', "The platform's word; once the end time has passed it is 'ended'."),
  type: stable(word, 'Type', "The platform's own word for the kind of campaign."),
  startsAt: changing(time, 'Starts', "The platform's start time."),
  endsAt: changing(z.nullable(time), 'Ends', "The platform's end time; none means it never ends."),
  claimEndsAt: changing(z.nullable(time), 'Claim until', "The platform's last time to claim; none means there is no limit."),
  participants: growing(
    count,
    'Participants',
    'How many took part, as the platform counts. Counts read from shortened text ("15.91K") are lower bounds.',
  ),
  winnersCap: changing(z.nullable(count), 'Places in total', "The platform's number of winners; none means unlimited."),
  chain: stable(word, 'Chain', "The platform's word for the chain."),
  gas: changing(z.enum(['gas', 'gasless']), 'Gas', 'Whether claiming costs the participant a network fee.'),
  recurring: stable(flag, 'Recurring', 'Whether the campaign can be done again (daily, weekly).'),
  distribution: changing(
    z.enum(['fcfs', 'raffle', 'guaranteed']),
    'Distribution',
    'First come first served, a draw, or everybody who qualifies.',
  ),
  points: changing(score, 'Points', 'Loyalty points or XP per participant. Points are no money.'),
  rewards: changing(list(Reward, 50), 'Rewards', 'What each winner gets, as the platform states it.'),
  tasks: listed(list(Task, 200), 'Tasks', 'What the campaign asks for.'),
  parentId: stable(platformId, 'Part of', 'The campaign that holds this one.'),
  childIds: listed(list(platformId, 500), 'Parts', 'The campaigns this one holds.'),
  /** Participants read from shortened text: kept apart so that a lower bound never passes for a count. */
  participantsAtLeast: local(
    count,
    'Participants, at least',
    'Read from a shortened number on a card, which the platform cuts rather than rounds.',
    { merge: 'highest' },
  ),
} as const;
