import type { ShillSign } from '../../contracts/shill.ts';
import type { ShillPost, ShillReply } from './input.ts';
import { settled } from './posts.ts';
import { repeats } from './same-text.ts';
import { rounded } from './statistics.ts';
import type { ShillSignName } from './words.ts';

export const signDescriptions: Readonly<Record<ShillSignName, string>> = {
  'repeated-replies': 'Replies beneath these posts that say the same as another one there. Greetings and thanks are left out.',
  'similar-names': 'Replies from accounts whose names are alike but for a number, three or more of a kind.',
  'more-replies-than-likes': 'Posts with more replies than likes. On nine of ten posts a like has at most a quarter of a reply.',
  'reactions-near-views': 'Posts on which more than one view in four led to a reaction. On nine of ten it is at most one in nineteen.',
};

/** Fewer say nothing. */
const leastPosts = 5;
const leastReplies = 10;
/** A smaller share is usual. */
const leastShare = 0.2;
const ring = 3;
const oddRate = 0.25;
const leastCount = 10;

/** What in counts and replies makes reactions less telling. @param own Original posts of the window. */
export function signsOf(own: readonly ShillPost[], replies: readonly ShillReply[] = []): ShillSign[] {
  const old = settled(own);
  const answered = old.filter(({ likes, replies: count }) => likes !== undefined && count !== undefined && count >= leastCount);
  const viewed = old.filter(({ views = 0 }) => views >= leastCount * leastCount);
  const said = repeats(replies.flatMap(({ text }) => text ?? []));
  return [
    sign('repeated-replies', said.repeated, said.of, leastReplies),
    sign('similar-names', inRings(replies), replies.length, leastReplies),
    sign('more-replies-than-likes', answered.filter((post) => (post.replies ?? 0) > (post.likes ?? 0)).length, answered.length, leastPosts),
    sign(
      'reactions-near-views',
      viewed.filter((post) => reactionsOf(post) > oddRate * (post.views ?? 0)).length,
      viewed.length,
      leastPosts,
    ),
  ].flatMap((found) => found ?? []);
}

function sign(name: ShillSignName, many: number, of: number, least: number): ShillSign | undefined {
  return of >= least && many / of >= leastShare
    ? { sign: name, share: rounded(many / of), of, description: signDescriptions[name] }
    : undefined;
}

const reactionsOf = ({ likes = 0, reposts = 0, replies = 0, quotes = 0, bookmarks = 0 }: ShillPost) =>
  likes + reposts + replies + quotes + bookmarks;

/** Replies of authors whose names share all but a number, three authors or more of a kind. */
function inRings(replies: readonly ShillReply[]): number {
  const rings = Map.groupBy(replies, ({ author }) => /^(\D{2,})\d{3,}$/.exec(author.toLowerCase())?.[1]);
  let many = 0;
  for (const [stem, members] of rings)
    if (stem !== undefined && new Set(members.map(({ author }) => author.toLowerCase())).size >= ring) many += members.length;
  return many;
}

/** What signs leave of the confidence, 0 to 1: half of it where everything that was looked at is odd. */
export const confidenceLeft = (signs: readonly ShillSign[]): number => signs.reduce((left, { share }) => left * (1 - share / 2), 1);
