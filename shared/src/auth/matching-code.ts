/** Crockford's base 32: no I, L, O, U, so that a code can be read aloud. @see https://www.crockford.com/base32.html */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * The short form of a challenge that a person compares on two screens: its first 40 bits as `ABCD-EFGH`.
 * The challenge is a SHA-256 already, so its first bits are as good as any.
 * @param challenge As checked by the `Challenge` contract.
 * @throws {RangeError} On letters outside base64url.
 */
export function matchingCode(challenge: string): string {
  let bits = 0n;
  for (const letter of challenge.slice(0, 7)) {
    const value = base64url.indexOf(letter);
    if (value < 0) throw new RangeError('A challenge is base64url.');
    bits = bits * 64n + BigInt(value);
  }
  // 7 letters carry 42 bits; the last two are left out.
  const code = Array.from({ length: 8 }, (_, at) => letters[Number((bits >> BigInt(37 - 5 * at)) & 31n)]).join('');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
