import { type Filled, selectors, wordsFor } from '../table.ts';

/** Where X keeps things, and what it says in the place of a post or an account. */
export const xTables = {
  /** The name at the head of a profile. */
  places: selectors({ name: '[data-testid="UserName"]' }),
  /** The `__typename` in the place of a post or an account: one that is read, or one that says on purpose that there is none. */
  results: wordsFor(['readable', 'refusal'], {
    Tweet: 'readable',
    User: 'readable',
    TweetWithVisibilityResults: 'readable',
    TweetTombstone: 'refusal',
    TweetUnavailable: 'refusal',
    TweetPreviewDisplay: 'refusal',
    UserUnavailable: 'refusal',
  }),
} as const;
export type ResultWords = Filled<typeof xTables>['results'];
