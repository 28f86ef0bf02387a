import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Address, ContributorId } from '../units.ts';
import type { AnyObservation } from './observation.ts';

/** The text an address is the SHA-256 of: contributor and observation as canonical JSON (RFC 8785). */
export function addressedText(contributor: ContributorId, observation: AnyObservation): string {
  const { platform, kind, id, observedAt, adapter, via, context, fields } = observation;
  return canonicalize([contributor, { platform, kind, id, observedAt, adapter, via, context, fields }]) ?? '';
}

/**
 * The name of a sighting: SHA-256 over contributor and canonical JSON, lower-case hex.
 * The same sighting sent again has the same address; the same sighting by another contributor has another.
 */
export function addressOf(contributor: ContributorId, observation: AnyObservation): Address {
  return bytesToHex(sha256(utf8ToBytes(addressedText(contributor, observation)))) as Address; // SHA-256 in hex is what an Address is
}
