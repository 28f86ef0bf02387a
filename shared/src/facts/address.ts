import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Address, ContributorId } from '../units.ts';
import { canonicalText } from './canonical.ts';
import type { AnyObservation } from './observation.ts';

/** An observation as canonical JSON (RFC 8785): what its address covers. */
export function observationText({ platform, kind, id, observedAt, adapter, via, context, fields }: AnyObservation): string {
  return canonicalText({ platform, kind, id, observedAt, adapter, via, context, fields });
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
