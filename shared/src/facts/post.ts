import { changing, growing, local, moving, stable } from './field.ts';
import { accountHandle, count, flag, onlyTrue, platformId, text, time, word } from './types.ts';

export const post = {
  authorId: stable(platformId, 'Author', "The author's id on the platform.", { counterOrId: true }),
  authorHandle: changing(accountHandle, 'Author', "The author's account name.", { reach: 'local' }),
  createdAt: stable(time, 'Posted', 'When the platform says it was posted.', { merge: 'first' }),
  likes: moving(count, 'Likes', "The platform's count when last seen."),
  reposts: moving(count, 'Reposts', "The platform's count when last seen."),
  replies: moving(count, 'Replies', "The platform's count when last seen."),
  quotes: moving(count, 'Quotes', "The platform's count when last seen."),
  bookmarks: moving(count, 'Bookmarks', "The platform's count when last seen."),
  views: growing(count, 'Views', "The platform's count when last seen. Absent when the platform gives none, which is not zero."),
  lang: local(word, 'Language', "The platform's guess of the language."),
  /** Derived from the presence of the answered post's id, which is what it is shared as. */
  isReply: stable(onlyTrue, 'Reply', 'Whether the post answers another.', { counterOrId: true }),
  repostOf: stable(platformId, 'Repost of', 'The post that is passed on. A repost has no counts of its own.', { counterOrId: true }),
  quoteOf: stable(platformId, 'Quotes', 'The post that is quoted.', { counterOrId: true }),
  promoted: local(onlyTrue, 'Promoted', 'Whether it was shown to you as an advertisement.'),
  paidPromotion: stable(flag, 'Paid promotion', 'Whether the author declared it as paid.'),
  text: local(text(30_000), 'Text', 'The words of the post. They stay on this device.'),
} as const;
