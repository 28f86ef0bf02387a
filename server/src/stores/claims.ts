import { extractorOf } from '@infofi-lens/shared/consensus/extractor';
import { fieldTexts } from '@infofi-lens/shared/facts/address';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { HeldClaim } from '@infofi-lens/shared/settle/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Packed } from './sighting.ts';

/** What one contributor says about one entity. */
export interface Claims {
  readonly entity: string;
  readonly contributor: number;
  oldestAt: number;
  newestAt: number;
  /** JSON of a {@link HeldClaim} for each field: one line. */
  fields: string;
}

type Fields = Record<string, HeldClaim>;

/** What a sighting claims, as JSON: one line. @param observedAt On our clock. */
export function claimsText(observation: AnyObservation, observedAt: EpochMs, texts = fieldTexts(observation.fields)): string {
  const extractor = extractorOf(observation);
  const by = extractor === undefined ? '' : `,"${extractor}"`;
  let claims = '';
  for (const [name, text] of texts) claims += `${claims && ','}"${name}":[${observedAt},${text}${by}]`;
  return `{${claims}}`;
}

/**
 * Folds sightings into claims, so that each (entity, contributor) is written once: field by field the newest, at equal times the later one.
 * @param fresh Whether a sighting counts, by its address.
 */
export function foldClaims(packed: readonly Packed[], fresh: (address: string) => boolean): Claims[] {
  return packed.flatMap((one) => foldOne(one, fresh));
}

function foldOne({ contributor, addresses, entities, observedAt, claims }: Packed, fresh: (address: string) => boolean): Claims[] {
  const lines = claims.split('\n');
  const byEntity = new Map<string, Claims>();
  for (const [nth, entity] of entities.entries()) {
    const [at, fields] = [observedAt[nth], lines[nth]];
    if (at === undefined || fields === undefined || !fresh(addresses[nth] ?? '')) continue;
    const held = byEntity.get(entity);
    if (held) add(held, at, fields);
    else byEntity.set(entity, { entity, contributor, oldestAt: at, newestAt: at, fields });
  }
  return [...byEntity.values()];
}

function add(held: Claims, observedAt: EpochMs, text: string): void {
  const fields: Fields = JSON.parse(held.fields); // both are texts of ours
  const come: Fields = JSON.parse(text);
  for (const [name, claim] of Object.entries(come)) {
    const before = fields[name];
    if (!before || before[0] <= observedAt) fields[name] = claim;
  }
  held.fields = JSON.stringify(fields);
  held.oldestAt = Math.min(held.oldestAt, observedAt);
  held.newestAt = Math.max(held.newestAt, observedAt);
}
