import { pageOf } from '@infofi-lens/shared/adapters/pages';
import type { Observed } from '../../messaging/protocol.ts';
import { pageAddress } from '../../storage/page-address.ts';
import type { Place } from '../../storage/tables/visits.ts';

/** Where a message was read. @returns `undefined` when that is not known, or no page of its platform. */
export function placeOf({ platform, page }: Pick<Observed, 'platform' | 'page'>, tab: number | undefined): Place | undefined {
  if (!page || tab === undefined || pageOf(page.address)?.platform !== platform) return undefined;
  return { platform, tab, address: pageAddress(page.address), opened: page.opened };
}
