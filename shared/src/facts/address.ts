import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Address, ContributorId } from '../units.ts';
import { canonicalText } from './canonical.ts';
import type { AnyObservation } from './observation.ts';

/** The values of an observation as canonical JSON (RFC 8785), in the canonical order of their names. */
export type FieldTexts = readonly (readonly [name: string, text: string])[];

export function fieldTexts(fields: AnyObservation['fields']): FieldTexts {
  const values: Readonly<Record<string, unknown>> = fields;
  return Object.keys(values)
    .sort()
    .flatMap((name) => (values[name] === undefined ? [] : [[name, canonicalText(values[name])] as const]));
}

/**
 * An observation as canonical JSON (RFC 8785): what its address covers. Written out by hand, as it is made for every sighting that comes in:
 * members in the order of their names, and all but the id and the values are words of ours.
 * @param texts From {@link fieldTexts}.
 */
export function observationText(observation: AnyObservation, texts = fieldTexts(observation.fields)): string {
  const { platform, kind, id, observedAt, adapter, via, context } = observation;
  let fields = '';
  for (const [name, text] of texts) fields += `${fields && ','}"${name}":${text}`;
  return `{"adapter":"${adapter}","context":"${context}","fields":{${fields}},"id":${canonicalText(id)},"kind":"${kind}","observedAt":${observedAt},"platform":"${platform}","via":"${via}"}`;
}

/** The text an address is the SHA-256 of: contributor and observation as canonical JSON. @param text From {@link observationText}. */
export const addressedText = (contributor: ContributorId, text: string): string => `["${contributor}",${text}]`;

/**
 * The name of a sighting: SHA-256 over contributor and canonical JSON, lower-case hex.
 * The same sighting sent again has the same address; the same sighting by another contributor has another.
 */
export function addressOf(contributor: ContributorId, observation: AnyObservation): Address {
  const text = addressedText(contributor, observationText(observation));
  return bytesToHex(sha256(utf8ToBytes(text))) as Address; // SHA-256 in hex is what an Address is
}
