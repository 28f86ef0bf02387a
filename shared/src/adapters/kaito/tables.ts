import { type Filled, names } from '../table.ts';

/** What Kaito calls the numbers of a row. */
export const kaitoTables = {
  fields: names({
    rank: ['rank'],
    score: ['community_score'],
    mindshare: ['mindshare'],
    mindshareDelta: ['mindshare_delta'],
    mentions: ['mention_count'],
    followers: ['follower_count'],
    smartFollowers: ['smart_follower_count'],
  }),
} as const;
export type RowNames = Filled<typeof kaitoTables>['fields'];
