import { changing, moving, stable } from './field.ts';
import { accountHandle, count, nonEmpty, platformId, rank, score, share, shareDelta, webUrl } from './types.ts';

export const board = {
  name: stable(nonEmpty(300), 'Name', 'The board as the platform names it.'),
  topic: stable(nonEmpty(120), 'Topic', "The platform's word for what the board ranks."),
  window: stable(nonEmpty(40), 'Window', 'The time the board covers, in the words of the platform.'),
  totalCount: moving(count, 'Members', 'How many the platform says are on the board.', { tolerance: 0.05 }),
} as const;

export const boardEntry = {
  boardId: stable(platformId, 'Board', 'The board this row stands on.'),
  subjectId: stable(platformId, 'Subject', "The platform's id of who is ranked."),
  handle: changing(accountHandle, 'Handle', 'The account name on the board.'),
  displayName: changing(nonEmpty(300), 'Name', 'The name on the board.', { reach: 'local' }),
  avatarUrl: changing(webUrl, 'Picture', 'The picture on the board.', { reach: 'local' }),
  rank: moving(rank, 'Rank', 'The position the platform shows.', { tolerance: 0 }),
  score: moving(score, 'Score', 'The number the platform shows on the board.'),
  mindshare: moving(share, 'Mindshare', 'Share of the attention on the topic, 0 to 100 %, as the platform computes it.'),
  mindshareDelta: moving(shareDelta, 'Change of mindshare', 'Difference of two shares (percentage points), as the platform states it.'),
  mentions: moving(count, 'Mentions', 'Posts about the topic that the platform counted.'),
  followers: moving(count, 'Followers', "The platform's count."),
  smartFollowers: moving(count, 'Smart followers', 'Followers whom the platform counts as influential; its own method.'),
} as const;
