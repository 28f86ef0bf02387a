import type { Place } from '../walk.ts';

/** Keys that may be shown in a warning: X's own words. Any other key may be a name or an id. */
const frame = new Set(
  `data home home_timeline_urt user result results timeline timeline_v2 instructions entries entry content item items itemContent moduleItems
  tweet_results user_results tweet user tweetResult user_result search_by_raw_query search_timeline list tweets_timeline members_timeline
  threaded_conversation_with_injections_v2 timeline_response legacy core retweeted_status_result quoted_status_result`.split(/\s+/),
);

/** Where a place is, in X's words; '*' stands for a key that is none of them. */
export function pathTo(place: Place): string {
  const keys: string[] = [];
  for (let at: Place | undefined = place; at !== undefined && keys.length < 20; at = at.parent)
    if (at.key !== undefined) keys.unshift(frame.has(at.key) ? at.key : '*');
  return keys.join('.');
}
