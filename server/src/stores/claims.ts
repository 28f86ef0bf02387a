import { extractorOf } from '@infofi-lens/shared/consensus/extractor';
import { fieldTexts } from '@infofi-lens/shared/facts/address';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { HeldClaim } from '@infofi-lens/shared/settle/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sighting } from './sighting.ts';

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

/** Folds sightings into claims, so that each (entity, contributor) is written once: field by field the newest, at equal times the later one. */
export function foldClaims(news: readonly { contributor: number; sighting: Sighting }[]): Claims[] {
  const byOwner = new Map<string, Claims>();
  for (const { contributor, sighting } of news) {
    const { entity, observedAt, claims } = sighting;
    const owner = `${entity}${contributor}`;
    const held = byOwner.get(owner);
    if (held) add(held, observedAt, claims);
    else byOwner.set(owner, { entity, contributor, oldestAt: observedAt, newestAt: observedAt, fields: claims });
  }
  return [...byOwner.values()];
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
