import { shownField } from '@infofi-lens/shared/facts/known';
import { realisedOf } from '@infofi-lens/shared/scoring/roi/realised';
import type { EpochMs } from '@infofi-lens/shared/units';
import { entities, ofKind } from '../../../storage/entities.ts';
import { estimates } from '../../../storage/roi/estimates.ts';
import { crowdKnowledge } from '../../../storage/roi/knowledge.ts';
import { ownKnowledge } from '../../../storage/roi/own.ts';
import type { Store } from '../../../storage/store.ts';
import type { RangeRow } from '../draw/ranges.tsx';
import { chartWords } from '../words.ts';

/** The newest of one's own outcomes whose worth in dollars is known, beside the range that is said of their campaigns; oldest first. */
export async function ownOutcomes(store: Store, now: EpochMs): Promise<RangeRow[]> {
  const rows = (await store.outcomes.all()).slice(-most);
  const found = await entities(
    store,
    rows.map(({ campaign }) => campaign),
  );
  const campaigns = found.flatMap((entity) => ofKind(entity, 'campaign') ?? []);
  const [{ prices }, worths] = await Promise.all([
    crowdKnowledge(store).then(({ of }) => ownKnowledge(store, of, now)),
    estimates(store, campaigns, now),
  ]);
  const byKey = new Map(campaigns.map((campaign) => [campaign.key, campaign]));
  return rows.flatMap(({ campaign: key, outcome }) => {
    const value = worths.get(key)?.estimate.value;
    const campaign = byKey.get(key);
    const realised = realisedOf([outcome], {}, prices)?.usd;
    if (value === undefined || realised === undefined || !campaign) return [];
    return [{ ...value, realised, name: shownField(campaign, 'name')?.value ?? chartWords.unnamed }];
  });
}

/** As many as can be told apart in a chart. */
const most = 24;
