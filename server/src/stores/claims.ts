import { extractorOf } from '@infofi-lens/shared/consensus/extractor';
import type { HeldClaim } from '@infofi-lens/shared/settle/entity';
import type { Sighting } from './sighting.ts';

/** What one contributor says about one entity. */
export interface Claims {
  readonly entity: string;
  readonly contributor: number;
  oldestAt: number;
  newestAt: number;
  readonly fields: Record<string, HeldClaim>;
}

/** Folds sightings into claims, so that each (entity, contributor) is written once: field by field the newest, at equal times the later one. */
export function foldClaims(news: readonly { contributor: number; sighting: Sighting }[]): Claims[] {
  const byOwner = new Map<string, Claims>();
  for (const { contributor, sighting } of news) {
    const { entity, observedAt, observation } = sighting;
    const owner = `${entity}${contributor}`;
    const claims = byOwner.get(owner) ?? { entity, contributor, oldestAt: observedAt, newestAt: observedAt, fields: {} };
    byOwner.set(owner, claims);
    claims.oldestAt = Math.min(claims.oldestAt, observedAt);
    claims.newestAt = Math.max(claims.newestAt, observedAt);
    const extractor = extractorOf(observation);
    for (const [name, value] of Object.entries(observation.fields)) {
      const held = claims.fields[name];
      if (!held || held[0] <= observedAt)
        claims.fields[name] = extractor === undefined ? [observedAt, value] : [observedAt, value, extractor];
    }
  }
  return [...byOwner.values()];
}
