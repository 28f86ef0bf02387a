import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalText } from './canonical.ts';

it.each<[string, unknown]>([
  ['members of objects inside of lists', { b: [{ d: 1, c: null }, 'x'], a: { z: true, y: false } }],
  ['names that look like numbers', { b: { 10: 1, 9: 2, a: 3 }, 2: 'x' }],
  ['names in capitals, accents and signs', { é: 1, B: 2, a: 3, $: 4, '🚀': 5 }],
  ['a name that objects have anyway', JSON.parse('{"b":1,"__proto__":{"c":2}}')],
  ['texts with quotes, breaks and rockets', { text: '"\\\n\t🚀\u2028', plain: 'a' }],
  ['numbers of all sizes', [0, -0, 1.5, 1e21, 1e-7, 2 ** 53]],
  ['what is not there', { a: undefined, b: [undefined], c: 1 }],
  ['a time', { at: new Date(0) }],
  ['single values', 'text'],
])('is canonical JSON: %s', (_, value) => {
  expect(canonicalText(value)).toBe(canonicalize(value));
});

it('is canonical JSON, whatever comes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      expect(canonicalText(value)).toBe(canonicalize(value));
    }),
    { seed: 7, numRuns: 500 },
  );
});

it('is not made of texts that are none', () => {
  expect(() => canonicalText({ name: '\ud800' })).toThrow('surrogate');
});
