import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { bandOf } from '@infofi-lens/shared/scoring/shill/assemble';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { AnswerOf } from '../../messaging/protocol.ts';
import { shillTold } from '../../storage/shill/told.ts';
import type { Store } from '../../storage/store.ts';

/** The score of an account over 30 days in short: one's own where it can be told, else the crowd's. */
export async function shill(store: Store, key: EntityKey, now: EpochMs): Promise<AnswerOf<'shill'>> {
  const told = await shillTold(store, key, now, 30);
  if (!told) return undefined;
  const { own, posts, crowd } = told;
  if (own.status === 'insufficient_evidence' && crowd) {
    const { score, confidence, at, people } = crowd;
    return { from: 'crowd', at, confidence, total: { score, band: bandOf(score) }, ...(people !== undefined && { people }) };
  }
  const total = own.status === 'scored' ? { total: { score: own.score, band: own.band } } : {};
  return { from: 'you', at: own.at, confidence: own.confidence, posts, ...total };
}
