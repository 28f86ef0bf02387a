import { setImmediate as breathe } from 'node:timers/promises';
import { fieldTexts } from '@infofi-lens/shared/facts/address';
import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { KeptBatch, Said } from '../../stores/claiming-store.ts';
import { claimsText, type Saying } from '../../stores/claims.ts';
import type { Withheld } from '../opt-out/withheld.ts';

/** What kept batches say. Who left since they came is left out. */
export async function say(batches: readonly KeptBatch[], withheld: Withheld): Promise<Said> {
  const isOut = await withheld.now();
  const sayings: Saying[] = [];
  const keys = new Set<EntityKey>();
  for (const { contributor, receivedAt: cameAt, shift, entities, lines } of batches) {
    for (const [nth, line] of lines.split('\n').entries()) {
      const entity = entities[nth];
      if (entity === undefined || line === '') continue;
      const observation: AnyObservation = JSON.parse(line); // checked when it was taken, and written by us
      if (isOut(observation)) continue;
      const observedAt = (observation.observedAt + shift) as EpochMs; // bounded when it was taken
      keys.add(entityKey(observation));
      const claims = claimsText(observation, observedAt, fieldTexts(observation.fields));
      sayings.push({ entity, contributor, observedAt, cameAt, claims });
    }
    await breathe(); // a batch takes some milliseconds: requests get their turn in between
  }
  return { sayings, keys };
}
