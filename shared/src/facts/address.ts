import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Address, ContributorId } from '../units.ts';
import type { AnyObservation } from './observation.ts';

/**
 * The name of a sighting: SHA-256 over contributor and canonical JSON (RFC 8785), lower-case hex.
 * The same sighting sent again has the same address; the same sighting by another contributor has another.
 */
export function addressOf(contributor: ContributorId, observation: AnyObservation): Address {
  const { platform, kind, id, observedAt, adapter, via, context, fields } = observation;
  const canonical = canonicalize([contributor, { platform, kind, id, observedAt, adapter, via, context, fields }]) ?? '';
  return bytesToHex(sha256(utf8ToBytes(canonical))) as Address;
}
