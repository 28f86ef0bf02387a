import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { AnswerOf } from '../../messaging/protocol.ts';
import { entities, ofKind } from '../../storage/entities.ts';
import { estimates } from '../../storage/roi/estimates.ts';
import type { Store } from '../../storage/store.ts';

/** What an hour on these campaigns pays. What is no campaign, or not known, is left out. */
export async function worth(store: Store, keys: readonly EntityKey[], now: EpochMs): Promise<AnswerOf<'worth'>> {
  const campaigns = (await entities(store, keys)).flatMap((entity) => ofKind(entity, 'campaign') ?? []);
  const known = campaigns.filter(({ seen, crowd }) => seen !== undefined || crowd !== undefined);
  return [...(await estimates(store, known, now))].map(([key, { estimate }]) => ({ key, estimate }));
}
