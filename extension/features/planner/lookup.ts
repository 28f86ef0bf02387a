import { pageAddress } from '@infofi-lens/shared/adapters/page-address';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { usableFields } from '@infofi-lens/shared/facts/known';
import type { Named } from './calendar.ts';
import type { Known } from './load-candidates.ts';
import { plannerWords } from './words.ts';

export type Lookup = ReadonlyMap<EntityKey, Known>;

/** What a campaign is called, and its page where that is known. */
export function nameOf({ campaign }: Known): Named {
  const fields = usableFields(campaign, { unconfirmed: true });
  return { name: fields.name?.slice(0, 120) ?? plannerWords.plan.unnamed, url: pageAddress({ ...campaign, fields }) };
}
