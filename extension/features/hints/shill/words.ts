import type { ShillLever, ShillWindow } from '@infofi-lens/shared/scoring/shill/words';

/** How effective somebody's posts were, and how that came about. */
export const shillWords = {
  title: 'Shill score',
  about: 'How effective the posts of this account were. It accuses nobody.',
  window: 'Looking back',
  days: (n: ShillWindow) => `${n} days`,
  fromYou: (posts: number) => `From what you saw: ${posts} original ${posts === 1 ? 'post' : 'posts'} in this time.`,
  fromOthers: (people: number, when: string) =>
    `From what others saw, over 30 days: counts that at least ${people} people agree on, put together ${when}.`,
  othersSay: (score: string, sure: string) => `Others’ counts over 30 days come to ${score}, ${sure}.`,
  onlyThirty: 'What others saw is told over 30 days only.',
  needs: 'What you saw is not enough for a score of your own: components of 60 % of the weight have to be known.',
  off: 'Reading X is off, and posts are on X. Switch X on in Settings, then open this profile there and scroll through its posts: what you see is counted here and nothing is sent by that.',
  see: 'Open this profile on X and scroll through its posts, some of them an hour or more old.',
  settings: 'Open Settings',
  breakdown: 'How it came about, and what would change it',
  table: 'Components, from what you saw',
  component: 'Component',
  weight: 'Weight',
  value: '0 to 1',
  points: 'Points',
  unknown: 'not known',
  unknownOf: (lacks: string) => `Missing: ${lacks}.`,
  sure: (percent: string) => `evidence carries ${percent}`,
  engagement: (rate: string, usual: string, posts: number, size: string) =>
    `${rate} weighted reactions per view on the middle of ${posts} posts; usual for authors ${size}: ${usual}`,
  withFollowers: (n: string) => `with ${n} followers`,
  anySize: 'of any size',
  frequency: (posts: number, active: number, days: number, busiest: number) =>
    `${posts} posts on ${active} of ${days} days, at most ${busiest} on one day`,
  flooded: (share: string) => `${share} beyond eight a day`,
  repeated: (share: string) => `${share} say the same again`,
  correlation: (rank: string, chance: string, p: string, orders: number) =>
    `rank correlation ${rank}, by chance ${chance}; as much in ${p} of ${orders} random orders of the days`,
  overBoards: (days: number, boards: number, lag: number) =>
    `${days} days on ${boards} ${boards === 1 ? 'board' : 'boards'}, clearest ${lag === 0 ? 'on the same day' : lag === 1 ? 'a day later' : `${lag} days later`}`,
  reach: (rate: string, usual: string, posts: number, followers: string) =>
    `views of ${rate} of ${followers} followers on the middle of ${posts} posts; usual for that many: ${usual}`,
  signs: 'What lowers the confidence',
  sign: (description: string, share: string, of: number) => `${description} Here ${share} of ${of}.`,
  would: 'What would change it',
  upTo: (lever: string, points: string) => `${lever}: up to ${points} points more`,
  levers: {
    'more-reactions-per-view': 'More reactions per view',
    'more-days-with-posts': 'Posts on more days of the week',
    'fewer-posts-a-day': 'Fewer posts on one day',
    'fewer-repeated-posts': 'Fewer posts that say the same again',
    'more-gained-after-posts': 'Larger gains on boards after days with more posts',
    'more-views-per-follower': 'More views per follower',
    'more-evidence': 'More seen of it',
  } satisfies Record<ShillLever, string>,
  ofComponent: (lever: string, component: string) => `${lever}: ${component}`,
  method: 'How each is measured',
} as const;
