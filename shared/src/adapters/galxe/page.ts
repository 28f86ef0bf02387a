import type { Context } from '../../facts/observation.ts';
import { type WebAddress, webAddress } from '../web-address.ts';

/** `GC` and eight letters or digits. */
export function isCampaignId(text: string): boolean {
  return /^GC[\dA-Za-z]{8}$/.test(text);
}

/** The address people open. The alias may hold anything, so it is encoded. */
export function campaignUrl(alias: string, id: string): string | undefined {
  if (!alias.isWellFormed() || !id.isWellFormed()) return undefined; // half a character can not be encoded
  return `https://app.galxe.com/quest/${encodeURIComponent(alias)}/${encodeURIComponent(id)}`;
}

/** @param url An address, or a path on the app's own host. @returns the address when it is one of the app's pages. */
export function appPage(url: string | undefined): WebAddress | undefined {
  const address = url === undefined ? undefined : webAddress(/^\/(?!\/)/.test(url) ? `https://app.galxe.com${url}` : url);
  return address?.host === 'app.galxe.com' ? address : undefined;
}

/** Where in the app a page is. `other` also when the page is not known. */
export function contextOf(page: WebAddress | undefined): Context {
  if (page === undefined) return 'other';
  const [first, second, third] = segments(page);
  if (first === undefined) return 'home';
  if (first === 'id' || first === 'user') return 'profile';
  if (first === 'starboard' || segments(page).includes('leaderboard')) return 'board';
  if (first !== 'quest') return 'other';
  if (second === undefined || second === 'explore' || second === 'spaces') return 'explore';
  return third === undefined ? 'space' : 'campaign';
}

/** The campaign a page is about, from its address: `/quest/{alias}/{id}`. */
export function campaignOf(page: WebAddress | undefined): { alias: string; id: string } | undefined {
  const [first, alias, id] = segments(page);
  return first === 'quest' && alias !== undefined && id !== undefined && isCampaignId(id) ? { alias, id } : undefined;
}

function segments(page: WebAddress | undefined): string[] {
  return page?.path.split('/').filter((part) => part !== '') ?? [];
}
