import { Challenge, Verifier } from '@infofi-lens/shared/contracts/auth';
import { expect, it } from 'vitest';
import { challengeOf, verifierFrom } from './pkce.ts';

it('makes the verifier and challenge of the standard (RFC 7636, appendix B)', async () => {
  const bytes = Uint8Array.from([
    116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214, 191, 240, 91, 88, 5, 88, 83, 132,
    141, 121,
  ]);
  const verifier = verifierFrom(bytes);
  expect(verifier).toBe('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
  expect(await challengeOf(verifier)).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
});

it('makes what the contract accepts', async () => {
  const verifier = verifierFrom(crypto.getRandomValues(new Uint8Array(32)));
  expect(Verifier.safeParse(verifier).success).toBe(true);
  expect(Challenge.safeParse(await challengeOf(verifier)).success).toBe(true);
});
