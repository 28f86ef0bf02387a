import { own } from './field.ts';
import { count, flag, platformId, rank, score } from './types.ts';

/** The viewer's own part in a campaign or board. Goes to nobody but the viewer. */
export const participation = {
  campaignId: own(platformId, 'Campaign', 'The campaign or board taken part in.'),
  points: own(score, 'Your points', 'As the platform counts them for you.', { history: true }),
  rank: own(rank, 'Your rank', 'As the platform shows it to you.', { history: true }),
  tasksDone: own(count, 'Tasks done', 'Tasks the platform marks as done for you.'),
  tasksTotal: own(count, 'Tasks', 'Tasks the campaign has.'),
  claimed: own(flag, 'Claimed', 'Whether the platform says you claimed.'),
  eligible: own(flag, 'Eligible', 'Whether the platform says you qualify.'),
} as const;
