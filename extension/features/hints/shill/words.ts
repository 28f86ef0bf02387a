import type { ShillLever, ShillWindow } from '@infofi-lens/shared/scoring/shill/words';
import { say, texts } from '@infofi-lens/shared/words/texts';
import { count } from '../../../ui/format.ts';

/** How effective somebody's posts were, and how that came about. */
export const shillWords = texts('shill', {
  title: 'Shill score',
  about: 'How effective the posts of this account were. It accuses nobody.',
  window: 'Looking back',
  days: say('{n} days', (n: ShillWindow) => ({ n })),
  fromYou: say('From what you saw: {posts, number} original {posts, plural, one {post} other {posts}} in this time.', (posts: number) => ({
    posts,
  })),
  fromOthers: say(
    'From what others saw, over 30 days: counts that at least {people, number} people agree on, put together {when}.',
    (people: number, when: string) => ({ people, when }),
  ),
  fromPeople: say(
    'From what at least {people, number} others saw, over 30 days: counts that at least {each, number} people agree on, put together {when}.',
    (people: number, each: number, when: string) => ({ people, each, when }),
  ),
  othersSay: say('Others’ counts over 30 days come to {score}, {sure}.', (score: string, sure: string) => ({ score, sure })),
  onlyThirty: 'What others saw is told over 30 days only.',
  needs: 'What you saw is not enough for a score of your own: parts that make up 60% of it have to be known.',
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
  unknownOf: say('Missing: {lacks}.', (lacks: string) => ({ lacks })),
  sure: say('evidence carries {percent}', (percent: string) => ({ percent })),
  further: say('{said}; {more}', (said: string, more: string) => ({ said, more })),
  engagement: say(
    '{rate} weighted reactions per view on the middle of {posts, number} posts; usual for authors {size}: {usual}',
    (rate: string, usual: string, posts: number, size: string) => ({ rate, usual, posts, size }),
  ),
  withFollowers: say('with {n, plural, one {{text} follower} other {{text} followers}}', (n: number) => ({ n, text: count(n) })),
  anySize: 'of any size',
  frequency: say(
    '{posts, number} posts on {active, number} of {days, number} days, at most {busiest, number} on one day',
    (posts: number, active: number, days: number, busiest: number) => ({ posts, active, days, busiest }),
  ),
  flooded: say('{share} beyond eight a day', (share: string) => ({ share })),
  repeated: say('{share} say the same again', (share: string) => ({ share })),
  correlation: say(
    'rank correlation {rank}, by chance {chance}; as much in {p} of {orders, number} random orders of the days',
    (rank: string, chance: string, p: string, orders: number) => ({ rank, chance, p, orders }),
  ),
  overBoards: say(
    '{days, plural, one {# day} other {# days}} on {boards, plural, one {# board} other {# boards}}, clearest {lag, plural, =0 {on the same day} =1 {a day later} other {# days later}}',
    (days: number, boards: number, lag: number) => ({ days, boards, lag }),
  ),
  reach: say(
    'views of {rate} of {followers} followers on the middle of {posts, number} posts; usual for that many: {usual}',
    (rate: string, usual: string, posts: number, followers: string) => ({ rate, usual, posts, followers }),
  ),
  signs: 'What lowers the confidence',
  sign: say('{description} Here {share} of {of, number}.', (description: string, share: string, of: number) => ({
    description,
    share,
    of,
  })),
  would: 'What would change it',
  upTo: say('{lever}: up to {points} points more', (lever: string, points: string) => ({ lever, points })),
  levers: {
    'more-reactions-per-view': 'More reactions per view',
    'more-days-with-posts': 'Posts on more days of the week',
    'fewer-posts-a-day': 'Fewer posts on one day',
    'fewer-repeated-posts': 'Fewer posts that say the same again',
    'more-gained-after-posts': 'Larger gains on boards after days with more posts',
    'more-views-per-follower': 'More views per follower',
    'more-evidence': 'More seen of it',
  } satisfies Record<ShillLever, string>,
  ofComponent: say('{lever}: {component}', (lever: string, component: string) => ({ lever, component })),
  method: 'How each is measured',
});
