import { changing, moving, stable } from './field.ts';
import { accountHandle, count, flag, nonEmpty, rank, score, time, webUrl } from './types.ts';

export const profile = {
  handle: changing(accountHandle, 'Handle', 'The account name as written by its owner.'),
  displayName: changing(nonEmpty(300), 'Name', 'The name the platform shows.', { reach: 'local' }),
  avatarUrl: changing(webUrl, 'Picture', 'The picture the platform shows.', { reach: 'local' }),
  createdAt: stable(time, 'Joined', 'When the platform says the account was made.', { merge: 'first' }),
  followers: moving(count, 'Followers', "The platform's count."),
  following: moving(count, 'Following', "The platform's count."),
  posts: moving(count, 'Posts', "The platform's count."),
  verified: changing(flag, 'Verified', "The platform's mark (X: the blue mark)."),
  /** Protected accounts are never read; the field exists so that `false` can be known. */
  protected: changing(flag, 'Protected', 'Whether only approved followers see the posts. Protected accounts are not read at all.', {
    reach: 'local',
  }),
  level: moving(count, 'Level', "The platform's level."),
  xp: moving(score, 'XP', "The platform's experience points."),
  points: moving(score, 'Points', "The platform's points. Kaito Yaps are historical: the programme ended on 15 January 2026."),
  rank: moving(rank, 'Rank', "The platform's rank.", { tolerance: 0.05 }),
} as const;
