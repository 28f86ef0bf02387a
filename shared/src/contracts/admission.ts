import * as z from 'zod/mini';
import { time } from '../facts/types.ts';

/** Raw uncompressed P-256 point (65 bytes, first 0x04), base64. */
export const publicKeyText = z.string().check(z.regex(/^[A-Za-z0-9+/]{87}=$/));

/** A sealed text of the server: opaque to everybody else. */
export const challengeText = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,300}\.[A-Za-z0-9_-]{43}$/));
/** What was found: a number as text, counted up by whoever looks for it. */
export const nonceText = z.string().check(z.regex(/^\d{1,15}$/));

/** `POST /v1/contributors/challenge`: asks for the work that makes a device key known. Nothing is kept of the question. */
export const AdmissionRequest = z.strictObject({ publicKey: publicKeyText });

/**
 * The work: find a `nonce` for which scrypt(password = nonce, salt = challenge, N, r, p) begins with `bits` zero bits.
 * 0 bits: there is nothing to find. It works once, until `expiresAt`, for this key only.
 */
export const AdmissionChallenge = z.strictObject({
  challenge: challengeText,
  bits: z.int().check(z.gte(0), z.lte(24)),
  algorithm: z.literal('scrypt'),
  N: z.literal(4_096),
  r: z.literal(8),
  p: z.literal(1),
  expiresAt: time,
});
export type AdmissionChallenge = z.infer<typeof AdmissionChallenge>;
