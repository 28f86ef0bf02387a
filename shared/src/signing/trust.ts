import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod/mini';
import { LensError } from '../errors.ts';
import type { EpochMs } from '../units.ts';
import { KeyDocument, maxChain, type PublicKey } from './key-document.ts';
import { Signed } from './signed.ts';
import { keyIdOf, type Purpose, signedBytes } from './signer.ts';

/** The keys a reader believes, and which document said so. 0: they were pinned, no document has been seen yet. */
export interface Trust {
  readonly no: number;
  readonly keys: readonly PublicKey[];
}

/** Signed data that may not be believed, with the reason in words for people. */
export class RefusedError extends LensError {}
export const refused = (code: string, reason: string, cause?: unknown) =>
  new RefusedError(code, reason, cause === undefined ? {} : { cause });

const always = { notBefore: 946_684_800_000 as EpochMs, notAfter: 4_102_444_799_999 as EpochMs }; // the range of times

/** Trust in keys that were known beforehand. @param publicKeys Raw Ed25519 keys, hex. */
export const pinned = (publicKeys: readonly string[]): Trust => ({
  no: 0,
  keys: publicKeys.map((publicKey) => ({ id: keyIdOf(hexToBytes(publicKey)), publicKey, ...always })),
});

/** Checks the signature alone. @throws {RefusedError} `unknown_key`, `bad_signature` */
function keyThatSigned(signed: Signed, purpose: Purpose, keys: readonly PublicKey[]): PublicKey {
  const key = keys.find(({ id }) => id === signed.keyId);
  if (!key) throw refused('unknown_key', `It is signed by a key that is not trusted here (${signed.keyId}).`);
  if (!isValid(signed, purpose, key)) throw refused('bad_signature', 'The signature does not fit: somebody changed it on the way.');
  return key;
}

function inForce({ id, notBefore, notAfter }: PublicKey, at: EpochMs): void {
  if (at < notBefore || at > notAfter) throw refused('key_expired', `The key it is signed by (${id}) was not valid at that time.`);
}

function isValid({ signature, text }: Signed, purpose: Purpose, { publicKey }: PublicKey): boolean {
  try {
    return ed25519.verify(hexToBytes(signature), signedBytes(purpose, text), hexToBytes(publicKey), { zip215: false });
  } catch {
    return false; // bytes that are no point of the curve
  }
}

/**
 * Lets a signed text through, read with its schema.
 * @param madeAt When the text says it was made: the key has to be valid then. Whether that is recent enough is the caller's to say.
 * @throws {RefusedError} `malformed`, `unknown_key`, `bad_signature`, `key_expired`
 */
export function open<S extends z.core.$ZodType>(
  given: unknown,
  purpose: Purpose,
  schema: S,
  { keys }: Trust,
  madeAt: (value: z.infer<S>) => EpochMs,
): z.infer<S> {
  const signed = Signed.safeParse(given);
  if (!signed.success) throw refused('malformed', 'It is not a signed document.');
  const key = keyThatSigned(signed.data, purpose, keys);
  const value = read(signed.data.text, schema);
  inForce(key, madeAt(value));
  return value;
}

function read<S extends z.core.$ZodType>(text: string, schema: S): z.infer<S> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw refused('malformed', 'It is not JSON.', cause);
  }
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) throw refused('malformed', 'It does not have the form it should have.', parsed.error);
  return parsed.data;
}

/**
 * Follows a server's key documents, the oldest first, from what is trusted to the newest.
 * @param trust `undefined`: nothing is known of this server, and the first document is believed as it comes.
 * @throws {RefusedError} when a step is not signed by a key of the step before it, or one is missing.
 */
export function followKeys(trust: Trust | undefined, chain: readonly unknown[]): Trust {
  if (chain.length > maxChain) throw refused('key_chain_broken', 'There are too many key documents.');
  let held = trust;
  for (const given of chain) {
    const signed = Signed.safeParse(given);
    if (!signed.success) throw refused('malformed', 'A key document is not a signed document.');
    const document = read(signed.data.text, KeyDocument);
    if (held && held.no > 0 && document.no <= held.no) continue; // known, or older than what is known
    if (held?.no === 0 && !held.keys.some(({ id }) => id === signed.data.keyId)) continue; // before the pinned key's time
    if (held && held.no > 0 && document.no !== held.no + 1) throw refused('key_chain_broken', 'A key document is missing.');
    inForce(keyThatSigned(signed.data, 'keys', held?.keys ?? document.keys), document.issuedAt);
    held = { no: document.no, keys: document.keys };
  }
  if (!held) throw refused('key_chain_broken', 'There is no key document.');
  return held;
}
