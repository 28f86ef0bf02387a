import { scryptSync } from 'node:crypto';
import { hasZeroBits, work } from '@infofi-lens/shared/admission/proof';
import { AdmissionChallenge } from '@infofi-lens/shared/contracts/admission';

const { N, r, p, bytes } = work;

/** Does the work of a challenge with the machine's own implementation: what it costs somebody who writes a program for it. */
export function solve({ challenge, bits }: Pick<AdmissionChallenge, 'challenge' | 'bits'>): { challenge: string; nonce: string } {
  for (let at = 0; ; at += 1)
    if (hasZeroBits(scryptSync(String(at), challenge, bytes, { N, r, p }), bits)) return { challenge, nonce: String(at) };
}

/** A number that is not the work. */
export function wrongNonce({ challenge, bits }: Pick<AdmissionChallenge, 'challenge' | 'bits'>): string {
  for (let at = 0; ; at += 1) if (!hasZeroBits(scryptSync(String(at), challenge, bytes, { N, r, p }), bits)) return String(at);
}

/** Sends a request to the API under test. */
export type Ask = (path: string, init: { method: 'POST'; headers: Record<string, string>; body: string }) => Response | Promise<Response>;

/** Asks for a challenge as anybody may. */
export async function challengeFor(ask: Ask, publicKey: string): Promise<AdmissionChallenge> {
  const response = await ask('/v1/contributors/challenge', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ publicKey }),
  });
  return AdmissionChallenge.parse(await response.json());
}
