import type { Context } from '../../facts/observation.ts';
import { webAddress } from '../web-address.ts';

/** What a page of X is. `private` pages show what only the viewer may see. */
export type PageKind = Context | 'private';

const own =
  /^\/(?:i\/(?:bookmarks|history|chat|drafts)|notifications|messages|settings|account)(?:\/|$)|^\/[^/]+\/(?:bookmarks|drafts)(?:\/|$)/i;
const known: readonly (readonly [RegExp, Context])[] = [
  [/^\/(?:home)?$/i, 'home'],
  [/^\/(?:search|hashtag\/[^/]+)$/i, 'search'],
  [/^\/explore(?:\/|$)/i, 'explore'],
  [/^\/i\/lists(?:\/|$)|^\/[^/]+\/lists(?:\/|$)/i, 'list'],
  [/^\/(?:i\/(?:web\/)?|[A-Za-z0-9_]{1,15}\/)status\/\d+(?:\/|$)/i, 'thread'],
  [/^\/i\/user\/\d+$/i, 'profile'],
];
const profile = /^\/([A-Za-z0-9_]{1,15})(?:\/(?:with_replies|media|highlights|articles|followers|following|verified_followers|about))?$/;
const reserved =
  /^(?:home|explore|search|notifications|messages|settings|i|compose|intent|login|logout|signup|jobs|tos|privacy|about|download|account)$/i;

/** @returns `undefined` when no address is known; `other` for a page that is none of those we know. */
export function pageKind(pageUrl: string | undefined): PageKind | undefined {
  if (pageUrl === undefined) return undefined;
  const path = webAddress(pageUrl)?.path.replace(/(?<=.)\/$/, '');
  if (path === undefined) return 'other';
  if (own.test(path)) return 'private';
  const match = known.find(([pattern]) => pattern.test(path));
  if (match) return match[1];
  const name = profile.exec(path)?.[1];
  return name !== undefined && !reserved.test(name) ? 'profile' : 'other';
}
