import { pageOf } from '@infofi-lens/shared/adapters/pages';
import type { Observed } from '../../messaging/protocol.ts';
import { pageAddress } from '../../storage/page-address.ts';
import type { Place } from '../../storage/tables/visits.ts';

/**
 * Where a message was read. A page that was open when the person deleted everything goes on telling what it costs: that alone is no look.
 * @param erasedAt When everything was deleted last, as far as is known. @returns `undefined` when the place is not known, or no page of its platform.
 */
export function placeOf(
  { platform, page, observations }: Pick<Observed, 'platform' | 'page' | 'observations'>,
  tab: number | undefined,
  erasedAt: number,
): Place | undefined {
  if (!page || tab === undefined || pageOf(page.address)?.platform !== platform) return undefined;
  if (observations === '[]' && page.opened < erasedAt) return undefined;
  return { platform, tab, address: pageAddress(page.address), opened: page.opened };
}
