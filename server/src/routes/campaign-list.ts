import type { CampaignsQuery } from '@infofi-lens/shared/contracts/campaigns';
import type { EpochMs } from '@infofi-lens/shared/units';
import * as z from 'zod/mini';
import { readCursor } from '../http/cursor.ts';
import { type JsonText, objectText, pageText } from '../http/json-text.ts';
import type { CampaignStore } from '../stores/campaign-store.ts';

const Key = z.tuple([z.string(), z.int(), z.guid()]);

/** A page of campaigns: the answer of `GET /v1/campaigns` and of a platform's own list. */
export async function campaignListText(campaigns: CampaignStore, query: CampaignsQuery, now: EpochMs): Promise<JsonText> {
  const { cursor, limit, ...filter } = query;
  const key = readCursor(cursor, Key.check(z.refine(([sort]) => sort === filter.sort)));
  const rows = await campaigns.list(filter, now, key && { value: key[1], entity: key[2] }, limit + 1);
  return objectText(
    pageText(
      rows,
      limit,
      ({ text }) => text,
      ({ key: { value, entity } }) => [filter.sort, value, entity],
    ),
  );
}
