import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Evidence } from '../contracts/evidence.ts';
import type { EpochMs, Ratio } from '../units.ts';
import type { Facts } from './entity.ts';
import { baseOf, factsIn, factsText, readFact } from './text.ts';

const time = fc.integer({ min: 946_684_800_000, max: 4_102_444_799_999 }).map((ms) => ms as EpochMs); // the range of times
const evidence = fc.record(
  {
    n: fc.nat(),
    observedAt: time,
    spread: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((share) => share as Ratio), // a share
    method: fc.constantFrom('mode-quorum', 'latest-quorum', 'median', 'monotone-kth'),
    status: fc.constantFrom('agreed', 'unconfirmed'),
    held: fc.record({ why: fc.constantFrom('contested', 'frozen', 'locked', 'reverted'), since: time }, { requiredKeys: ['why'] }),
  },
  { requiredKeys: ['n', 'observedAt', 'spread', 'confidence', 'method', 'status'] },
);
const value = fc.jsonValue({ stringUnit: 'grapheme' });
const facts = fc.dictionary(fc.string({ minLength: 1 }), fc.record({ value, evidence })) as fc.Arbitrary<Facts>;

describe('the text of facts', () => {
  it('is their canonical JSON', () => {
    fc.assert(
      fc.property(facts, (some) => {
        expect(factsText(some)).toBe(canonicalize(some));
      }),
    );
  });

  it('can be taken apart into the facts it was made of', () => {
    const named = fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z]*$/), fc.record({ value, evidence })) as fc.Arbitrary<Facts>;
    fc.assert(
      fc.property(named, (some) => {
        const found = factsIn(factsText(some));
        expect([...found.keys()].sort()).toEqual(Object.keys(some).sort());
        for (const [name, written] of found) {
          expect(canonicalize(readFact(written))).toBe(canonicalize(some[name]));
          expect(written.value).toBe(canonicalize(some[name]?.value));
          expect(written.agreed).toBe(some[name]?.evidence.status === 'agreed');
        }
      }),
    );
  });

  it('leaves out nothing that evidence may hold', () => {
    expect(Object.keys(Evidence.shape).sort()).toEqual(['confidence', 'held', 'method', 'n', 'observedAt', 'spread', 'status']);
  });
});

describe('a base', () => {
  it('is what is agreed, without why it was held; nothing when nothing is', () => {
    const at = 1_763_640_000_000 as EpochMs; // within the range of times
    const said = (status: 'agreed' | 'unconfirmed') => ({
      value: 1,
      evidence: { n: 3, observedAt: at, spread: 0, confidence: 0.4 as Ratio, method: 'median' as const, status }, // a share
    });
    const held = { value: 1, evidence: { ...said('agreed').evidence, held: { why: 'locked' as const } } };
    expect(baseOf({ a: held, b: said('unconfirmed') })).toEqual({ a: said('agreed') });
    expect(baseOf({ b: said('unconfirmed') })).toBeUndefined();
  });
});
