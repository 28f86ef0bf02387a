import { describe, expect, it } from 'vitest';
import { matchingCode } from './matching-code.ts';

describe('the code a person compares on two screens', () => {
  it.each([
    { challenge: 'A'.repeat(43), code: '0000-0000' },
    { challenge: '_'.repeat(43), code: 'ZZZZ-ZZZZ' },
    // RFC 7636, appendix B: octets 19, 211, 30, 150, 26 of the challenge.
    { challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code: '2F9H-X5GT' },
  ])('is $code for $challenge', ({ challenge, code }) => {
    expect(matchingCode(challenge)).toBe(code);
  });

  it('changes with the first letters only', () => {
    const one = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    expect(matchingCode(`F${one.slice(1)}`)).not.toBe(matchingCode(one));
    expect(matchingCode(`${one.slice(0, 20)}AAAAAAA${one.slice(27)}`)).toBe(matchingCode(one));
  });

  it('refuses what is no challenge', () => {
    expect(() => matchingCode('###')).toThrow(RangeError);
  });
});
