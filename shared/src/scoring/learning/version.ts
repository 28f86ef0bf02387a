import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { TrainedModel } from './model.ts';

/**
 * A model under the name of its content: two models with the same name are the same.
 * Numbers are shortened to six digits first, so that the name does not hang on the last bit of a sum and the JSON is half as long.
 */
export function named(body: Omit<TrainedModel, 'version'>): TrainedModel {
  const short = shortened(body) as Omit<TrainedModel, 'version'>; // the same shape
  const text = canonicalize(short) ?? '';
  return { ...short, version: `roi-${bytesToHex(sha256(utf8ToBytes(text))).slice(0, 12)}` };
}

function shortened(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(6));
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shortened(inner)]));
  return value;
}
