import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EpochMs, Ratio } from '../units.ts';
import type { Claim } from './claim.ts';
import { factValue } from './evidence.ts';
import { latestDepth, latestQuorum } from './latest-quorum.ts';
import { median, medianDepth } from './median.ts';
import { latestMembers } from './members.ts';
import { modeQuorum } from './mode-quorum.ts';
import { kthDepth, monotoneKth } from './monotone-kth.ts';
import type { Outcome } from './outcome.ts';
import { newcomerTrust } from './settings.ts';
import { unanimous } from './unanimous.ts';
import { type Word, wordsOf } from './word.ts';

const hour = 3_600_000;
const windowMs = 6 * hour;
const said = fc.record({
  hours: fc.integer({ min: 0, max: 40 }),
  trust: fc.option(
    fc.constantFrom(0.05, 0.4, 0.5, 0.6, 0.83, 0.95).map((share) => share as Ratio), // shares
    { nil: undefined },
  ),
  extractor: fc.option(fc.constantFrom('dom@1', 'network@2'), { nil: undefined }),
});
const claimsOn = (value: unknown, spoken: readonly { hours: number; trust: Ratio | undefined; extractor: string | undefined }[]): Claim[] =>
  spoken.map(({ hours, trust, extractor }, cluster) => ({
    cluster,
    value: structuredClone(value),
    observedAt: (Date.UTC(2026, 10, 20) + hours * hour) as EpochMs, // within the range of times
    trust,
    extractor,
  }));

type Rule = (words: readonly Word[]) => Outcome | undefined;
const ways: [name: string, value: unknown, windowMs: number, depth: number, rule: Rule][] = [
  ['a word by the most', 'open', Number.POSITIVE_INFINITY, 0, modeQuorum],
  ['a list by the most', [{ kind: 'token', symbol: 'A' }], Number.POSITIVE_INFINITY, 0, modeQuorum],
  ['a word by the newest', null, windowMs, latestDepth, (words) => latestQuorum(words, windowMs, false)],
  ['a number by the middle', 0, windowMs, medianDepth, (words) => median(words, windowMs, 0.02)],
  ['a number that grows', 1_234, windowMs, kthDepth, (words) => monotoneKth(words, windowMs, 0.05, undefined)],
];

describe('what all say alike', () => {
  it.each(ways)('comes to what the rule makes of it: %s', (_, value, within, depth, rule) => {
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 60 }), (spoken) => {
        const claims = claimsOn(value, spoken);
        const [soon, byRule] = [unanimous(claims, within, depth, newcomerTrust), rule(wordsOf(claims, newcomerTrust))];
        expect(byRule && factValue('median', byRule)).toEqual(soon && factValue('median', soon));
        expect(claims.filter((one) => byRule?.contradicts(one.value, one.observedAt))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('comes for a list that is agreed to what agreeing member by member makes of it', () => {
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 60 }), (spoken) => {
        const claims = claimsOn(['a', 'b'], spoken);
        const soon = unanimous(claims, windowMs, latestDepth, newcomerTrust);
        const byRule = latestMembers(wordsOf(claims, newcomerTrust), windowMs, ['c']);
        if (soon?.agreed) expect(byRule && factValue('latest-quorum', byRule)).toEqual(factValue('latest-quorum', soon));
      }),
    );
  });

  const three = claimsOn(
    'x',
    [0, 1, 2].map((hours) => ({ hours, trust: undefined, extractor: undefined })),
  );
  const answer = (claims: readonly Claim[]) => unanimous(claims, Number.POSITIVE_INFINITY, 0, newcomerTrust);

  it('is found', () => {
    expect(answer(three)).toEqual({ value: 'x', agreed: true, considered: 3, spread: 0, supporting: three });
  });

  it('is found for lists too, each with a copy of its own', () => {
    const said = (list: unknown) => three.map((one) => ({ ...one, value: structuredClone(list) }));
    expect(answer(said([{ symbol: 'OP', kind: 'token' }]))).toMatchObject({ agreed: true, considered: 3 });
    const [first, ...others] = said(['a', 'b']);
    expect(answer([{ ...first, value: ['b', 'a'] } as Claim, ...others])).toBeUndefined();
    expect(answer([{ ...first, value: 'a,b' } as Claim, ...others])).toBeUndefined();
  });

  it('has those behind it whose word weighs something, once it is agreed', () => {
    const [first, ...others] = three;
    const doubted = { ...first, cluster: 'doubted', trust: 0.5 } as Claim;
    expect(answer([...three, doubted])).toMatchObject({ agreed: true, considered: 4, supporting: three });
    expect(answer([...others, doubted])).toMatchObject({ agreed: false, considered: 3, supporting: [...others, doubted] });
  });

  it('is left to the rules where the order of the sum decides whether it is enough', () => {
    const weighing = (sum: number) => three.map((one) => ({ ...one, trust: (1 / (1 + Math.exp(-sum / 3))) as Ratio })); // a share
    expect(answer(weighing(3))).toBeUndefined();
    expect(answer(weighing(3.00001))).toMatchObject({ agreed: true });
    expect(answer(weighing(2.99999))).toMatchObject({ agreed: false });
  });

  it('is left to the rules when somebody says something else, when two belong together, and when nobody spoke', () => {
    const [first, ...others] = three;
    expect(answer([{ ...first, value: 'y' } as Claim, ...others])).toBeUndefined();
    expect(answer([{ ...first, cluster: 1 } as Claim, ...others])).toBeUndefined();
    const crowd = claimsOn('x', Array(20).fill({ hours: 0 }));
    expect(answer(crowd)).toMatchObject({ agreed: true });
    expect(answer([...crowd, { ...first, cluster: 19 } as Claim])).toBeUndefined();
    expect(answer([])).toBeUndefined();
  });
});
