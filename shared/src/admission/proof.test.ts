import { scryptSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { attempt, hasZeroBits, work } from './proof.ts';

it.each([
  { digest: [0, 0, 0, 0], bits: 32, expected: true },
  { digest: [0, 0, 0, 1], bits: 32, expected: false },
  { digest: [0, 1, 255, 255], bits: 15, expected: true },
  { digest: [0, 1, 255, 255], bits: 16, expected: false },
  { digest: [128, 0, 0, 0], bits: 1, expected: false },
  { digest: [127, 0, 0, 0], bits: 1, expected: true },
  { digest: [255, 0, 0, 0], bits: 0, expected: true },
  { digest: [0, 0, 0, 0], bits: 33, expected: false },
])('$digest has $bits zero bits: $expected', ({ digest, bits, expected }) => {
  expect(hasZeroBits(Uint8Array.from(digest), bits)).toBe(expected);
});

it('a browser and the server come to the same digest', () => {
  const { N, r, p, bytes } = work;
  expect(Buffer.from(attempt('sealed.challenge', '42'))).toEqual(scryptSync('42', 'sealed.challenge', bytes, { N, r, p }));
});
