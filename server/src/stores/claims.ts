import { extractorOf } from '@infofi-lens/shared/consensus/extractor';
import { fieldTexts } from '@infofi-lens/shared/facts/address';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { HeldClaim } from '@infofi-lens/shared/settle/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Transaction } from '../db/client.ts';
import { arrayText, linesText } from '../db/columns.ts';

/** What one contributor says about one entity. */
export interface Claims {
  readonly entity: string;
  readonly contributor: number;
  /** When the first of it was received. */
  readonly cameAt: EpochMs;
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

/** What a contributor said of an entity at a time. */
export interface Saying {
  readonly entity: string;
  readonly contributor: number;
  /** On our clock. */
  readonly observedAt: EpochMs;
  /** When it was received. */
  readonly cameAt: EpochMs;
  /** From {@link claimsText}. */
  readonly claims: string;
}

/** Folds what was said, in the order it came, so that each (entity, contributor) is written once: field by field the newest, at equal times the later one. */
export function foldClaims(sayings: readonly Saying[]): Claims[] {
  const byPair = new Map<string, Claims>();
  for (const { entity, contributor, observedAt, cameAt, claims } of sayings) {
    const pair = `${contributor} ${entity}`;
    const held = byPair.get(pair);
    if (held) add(held, observedAt, claims);
    else byPair.set(pair, { entity, contributor, cameAt, oldestAt: observedAt, newestAt: observedAt, fields: claims });
  }
  return [...byPair.values()];
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

/** The newer claim wins, field by field. Mostly all of what comes is newer, and the two objects are just laid over each other. */
export async function claim(tx: Transaction, claims: readonly Claims[]): Promise<void> {
  if (claims.length === 0) return;
  await tx`
    insert into claims as held (entity, contributor, came_at, oldest_at, newest_at, fields)
    select entity, contributor, came, oldest, newest, fields::json from rows from (
      unnest(
        ${arrayText(claims.map(({ entity }) => entity))}::text::uuid[],
        ${arrayText(claims.map(({ contributor }) => contributor))}::text::int[],
        ${arrayText(claims.map(({ cameAt }) => cameAt))}::text::bigint[],
        ${arrayText(claims.map(({ oldestAt }) => oldestAt))}::text::bigint[],
        ${arrayText(claims.map(({ newestAt }) => newestAt))}::text::bigint[]),
      string_to_table(${linesText(claims.map(({ fields }) => fields))}::text, E'\\n')
    ) as r(entity, contributor, came, oldest, newest, fields)
    on conflict (entity, contributor) do update set
      oldest_at = least(held.oldest_at, excluded.oldest_at),
      newest_at = greatest(held.newest_at, excluded.newest_at),
      fields = case when excluded.oldest_at >= held.newest_at then held.fields::jsonb || excluded.fields::jsonb
        else newest_claims(held.fields::jsonb, excluded.fields::jsonb) end`;
}
