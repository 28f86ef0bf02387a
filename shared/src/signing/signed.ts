import { bytesToHex } from '@noble/hashes/utils.js';
import * as z from 'zod/mini';
import { type Purpose, type Signer, signedBytes } from './signer.ts';

export const KeyId = z.string().check(z.regex(/^[0-9a-f]{16}$/));

/**
 * A text with its signature. The text travels as it was signed, so nobody has to agree on how JSON is written.
 * It is believed only once {@link open} has let it through.
 */
export const Signed = z.strictObject({
  keyId: KeyId,
  /** Ed25519 over `infofi-lens PURPOSE\nTEXT`, hex. */
  signature: z.string().check(z.regex(/^[0-9a-f]{128}$/)),
  text: z.string(),
});
export type Signed = z.infer<typeof Signed>;

export async function sign(signer: Signer, purpose: Purpose, text: string): Promise<Signed> {
  const signature = await signer.sign(signedBytes(purpose, text));
  return { keyId: signer.keyId, signature: bytesToHex(signature), text };
}
