import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LocalObservation } from '../../facts/observation.ts';
import { isRecord, type JsonRecord, parseJson } from '../json.ts';
import { fieldsById, readAnswer } from './testing/read.ts';

// Real answers hold real people and are kept beside the repository, not in it.
const recordings = path.resolve(import.meta.dirname, '../../../../../shared/fixtures/x');
const pages = [
  { file: 'g1_UserByScreenName.json', posts: 0, profiles: 1 },
  { file: 'g1_UserTweets.json', posts: 38, profiles: 13 },
  { file: 'g2_UserByScreenName.json', posts: 0, profiles: 1 },
  { file: 'g2_HomeTimeline.json', posts: 49, profiles: 44 },
  { file: 'g3_UserByScreenName.json', posts: 0, profiles: 1 },
  { file: 'g3_UserTweets.json', posts: 41, profiles: 19 },
  { file: 'g3_Followers.json', posts: 0, profiles: 67 }, // 69, two of them protected
  { file: 'errors_SearchTimeline.json', posts: 0, profiles: 0 },
  { file: 'suspended_UserByScreenName.json', posts: 0, profiles: 0 },
  { file: 'tombstone_TweetDetail.json', posts: 0, profiles: 0 },
];

/** Every record at any depth, found in another way than the adapter does: by the reviver of the parser. */
function recordsIn(text: string): JsonRecord[] {
  const found: JsonRecord[] = [];
  JSON.parse(text, (_, value: unknown) => {
    if (isRecord(value)) found.push(value);
    return value;
  });
  return found;
}

describe.runIf(existsSync(recordings)).each(pages)('the recording $file', ({ file, posts, profiles }) => {
  const text = existsSync(recordings) ? readFileSync(path.join(recordings, file), 'utf8') : '';
  const result = readAnswer(/_(\w+)\.json$/.exec(file)?.[1] ?? '', text);

  it('gives every post and account, and nothing else', () => {
    expect(parseJson(text)).toBeDefined();
    expect(Object.keys(fieldsById(result, 'post'))).toHaveLength(posts);
    expect(Object.keys(fieldsById(result, 'profile'))).toHaveLength(profiles);
    expect(result).toMatchObject({ rejected: 0, warnings: [] });
    expect(result.drift).toBeUndefined();
    for (const found of result.observations) expect(LocalObservation.safeParse(found).success).toBe(true);
  });

  it('gives the counters as they are written', () => {
    const found = fieldsById(result, 'post');
    for (const { rest_id: id, legacy, views, edit_control: edits } of recordsIn(text)) {
      if (typeof id !== 'string' || !isRecord(legacy) || legacy.full_text === undefined || legacy.retweeted_status_result) continue;
      const first = isRecord(edits) && typeof edits.initial_tweet_id === 'string' ? edits.initial_tweet_id : id;
      expect(found[first]).toMatchObject({
        likes: legacy.favorite_count,
        reposts: legacy.retweet_count,
        replies: legacy.reply_count,
        quotes: legacy.quote_count,
        bookmarks: legacy.bookmark_count,
        authorId: legacy.user_id_str,
        ...(isRecord(views) && views.count !== undefined && { views: Number(views.count) }),
      });
    }
  });
});
