import type { PlatformId } from '../../facts/entity.ts';
import type { EpochMs } from '../../units.ts';
import type { ShillWindow } from './words.ts';

/** A post of the person, as last seen. `undefined` is unknown, never 0. */
export interface ShillPost {
  readonly createdAt: EpochMs;
  /** When its counts were last seen. */
  readonly seenAt: EpochMs;
  readonly views?: number | undefined;
  readonly likes?: number | undefined;
  readonly reposts?: number | undefined;
  readonly replies?: number | undefined;
  readonly quotes?: number | undefined;
  readonly bookmarks?: number | undefined;
  /** A reply or the wrapper of a repost: no original post. */
  readonly isReply?: boolean | undefined;
  readonly isRepost?: boolean | undefined;
  /** Shown as an advertisement: its views were bought. */
  readonly promoted?: boolean | undefined;
  /** Topics of boards that it is about, lower case. `undefined`: not known, as on the server. */
  readonly topics?: readonly string[] | undefined;
  /** Never leaves the browser, so the server has none. */
  readonly text?: string | undefined;
}

/** A place on a board, as one measure moved: points or mindshare (more is better) or rank (less is better). */
export interface ShillBoard {
  /** Tells boards apart. */
  readonly id: string;
  readonly platform: PlatformId;
  /** What the board ranks by, in the platform's word, lower case. With {@link ShillPost.topics}, only posts about it count. */
  readonly topic?: string | undefined;
  readonly better: 'more' | 'less';
  /** Oldest first. */
  readonly values: readonly { readonly at: EpochMs; readonly value: number }[];
}

/** A reply that was seen beneath a post of the person. */
export interface ShillReply {
  readonly author: string;
  readonly name?: string | undefined;
  readonly text?: string | undefined;
}

/** All that a score is computed from. The order of posts, boards and replies does not matter. */
export interface ShillInput {
  /** The end of the window. Later posts and values are left out. */
  readonly at: EpochMs;
  readonly windowDays: ShillWindow;
  readonly posts: readonly ShillPost[];
  readonly boards: readonly ShillBoard[];
  readonly followers?: number | undefined;
  readonly replies?: readonly ShillReply[] | undefined;
  /** How sure it is that all of it is one person's, 0 to 1. Absent: one profile, nothing joined. */
  readonly joined?: number | undefined;
}
