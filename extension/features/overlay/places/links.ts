import { pageOf } from '@infofi-lens/shared/adapters/pages';
import type { EntityKey, PlatformId } from '@infofi-lens/shared/facts/entity';
import type { Form, Spot } from '../spot.ts';
import { elements } from './elements.ts';

const mostRemembered = 2_000;

/**
 * Links to the pages of one kind of entity, wherever they stand.
 * @param origin What addresses without a host belong to.
 * @param toKey The entity that a page is about; `undefined` for pages that are not asked for.
 */
export function linksTo(origin: string, toKey: (page: NonNullable<ReturnType<typeof pageOf>>) => EntityKey | undefined) {
  const known = new Map<string, EntityKey | undefined>();
  const keyOf = (href: string): EntityKey | undefined => {
    if (known.has(href)) return known.get(href);
    if (known.size >= mostRemembered) known.clear();
    const page = pageOf(href.startsWith('/') ? origin + href : href);
    const key = page && toKey(page);
    known.set(href, key);
    return key;
  };
  return (root: ParentNode, selector: string, form: Form): Omit<Spot, 'id'>[] =>
    elements(root, selector).flatMap((element) => {
      const key = keyOf(element.getAttribute('href') ?? '');
      return key === undefined ? [] : [{ element, key, form }];
    });
}

/** Links to campaigns: on both quest platforms a card is one. */
export const campaignLinks = (platform: PlatformId, origin: string) =>
  linksTo(origin, ({ kind, id }) => (kind === 'campaign' && id !== undefined ? `${platform}:campaign:${id}` : undefined));
