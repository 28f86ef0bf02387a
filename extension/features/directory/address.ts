import { type PlatformId, platforms } from '@infofi-lens/shared/facts/entity';
import { hashOf } from '../../ui/hash-of.ts';
import type { Sort } from '../../ui/table/column.ts';

/** Which rows of a list are shown, and in which order. */
export interface ListView {
  readonly text: string;
  readonly platform: PlatformId | undefined;
  readonly sort: Sort;
}
const first: Sort = { by: 'followers', descending: true };

/** The view an address names; what it says that can not be read is left out. */
export function listViewAt(rest: string): ListView {
  const named = new URLSearchParams(rest);
  const sort = named.get('sort');
  return {
    text: (named.get('text') ?? '').slice(0, 80),
    platform: platforms.find((id) => id === named.get('platform')),
    sort: sort ? { by: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : first,
  };
}

export function listAddress(page: string, { text, platform, sort }: ListView): string {
  const named = new URLSearchParams();
  if (text !== '') named.set('text', text);
  if (platform !== undefined) named.set('platform', platform);
  if (sort.by !== first.by || sort.descending !== first.descending) named.set('sort', `${sort.descending ? '-' : ''}${sort.by}`);
  return hashOf(page, named.toString());
}
