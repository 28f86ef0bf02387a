import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactValue } from '../contracts/evidence.ts';
import type { Consensus } from '../facts/field.ts';
import type { EpochMs, Ratio } from '../units.ts';
import type { Claim } from './claim.ts';
import { resolve } from './resolve.ts';

/**
 * The promise: with at most 30 % of an item's clusters hostile, whatever they say, whenever, by whatever way, with whatever trust
 * they have earned, no agreed value leaves what honest people said by more than the field's tolerance.
 */
const hour = 3_600_000;
const now = Date.UTC(2026, 10, 20);
const truth = 1_000;
const runs = { numRuns: fc.readConfigureGlobal().numRuns ?? 300 };

const rules: { rule: Consensus; spread: number; tolerance: number }[] = [
  { rule: { rule: 'mode-quorum' }, spread: 0, tolerance: 0 },
  { rule: { rule: 'latest-quorum', windowMs: 72 * hour }, spread: 0, tolerance: 0 },
  { rule: { rule: 'median', windowMs: 6 * hour, tolerance: 0.02 }, spread: 10, tolerance: 0.02 },
  { rule: { rule: 'median', windowMs: 6 * hour, tolerance: 0 }, spread: 3, tolerance: 0 },
  { rule: { rule: 'monotone-kth', windowMs: 24 * hour, tolerance: 0.05 }, spread: 20, tolerance: 0.05 },
];

const trust = fc.constantFrom(0.05, 0.4, 0.5, 0.6, 0.83, 0.95, undefined) as fc.Arbitrary<Ratio | undefined>;
const extractor = fc.constantFrom(undefined, 'dom@1', 'network@2', 'network@99');
const absurd = fc.constantFrom(0, -1, 1, 1e18, -1e18, truth * 9, truth * 11, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE);
/** Slightly wrong, wrong by a lot, absurd: one value for all, or one each. */
const lie = fc.oneof(fc.integer({ min: truth - 60, max: truth + 60 }), fc.integer({ min: 0, max: 20_000 }), absurd);
const lies = fc.oneof(
  lie.map((value) => () => value),
  fc.array(lie, { minLength: 8, maxLength: 8 }).map((values) => (n: number) => values[n % values.length] ?? 0),
);
/** All at once at the newest moment, long ago, or at any time; the API takes in nothing from the future. */
const timing = fc.oneof(
  fc.constant(() => 0),
  fc.constant((n: number) => -n / 60),
  fc.integer({ min: -400, max: 0 }).map((hours) => () => hours),
  fc.array(fc.integer({ min: -100, max: 0 }), { minLength: 8, maxLength: 8 }).map((hours) => (n: number) => hours[n % hours.length] ?? 0),
);

const crowd = (withinHours: number, spread: number, honestAtMost = 40) =>
  fc
    .record({
      honest: fc.array(
        fc.record({ off: fc.integer({ min: -spread, max: spread }), hours: fc.double({ min: -withinHours, max: 0, noNaN: true }), trust }),
        {
          minLength: 3,
          maxLength: honestAtMost,
        },
      ),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      value: lies,
      when: timing,
      hostileTrust: trust,
      extractor,
    })
    .map(({ honest, share, value, when, hostileTrust, extractor: way }) => {
      const said: Claim[] = honest.map(({ off, hours, trust: earned }, n) => ({
        cluster: `honest ${n}`,
        value: truth + off,
        observedAt: (now + Math.round(hours * hour)) as EpochMs, // within the range of times
        trust: earned,
      }));
      const most = Math.floor((honest.length * 3) / 7); // 30 % of all
      const hostile: Claim[] = Array.from({ length: Math.round(share * most) }, (_, n) => ({
        cluster: `hostile ${n}`,
        value: value(n),
        observedAt: (now + Math.round(when(n) * hour)) as EpochMs, // within the range of times
        trust: hostileTrust,
        extractor: way,
      }));
      return { said, hostile };
    });

describe.each(rules)('$rule.rule with a tolerance of $tolerance', ({ rule, spread, tolerance }) => {
  const window = 'windowMs' in rule ? rule.windowMs / hour : 1_000;

  it('agrees on nothing that honest people did not say', () => {
    fc.assert(
      fc.property(crowd(window, spread), ({ said, hostile }) => {
        const { fact } = resolve({ consensus: rule }, [...said, ...hostile]);
        if (fact?.evidence.status !== 'agreed') return;
        const values = said.map(({ value }) => Number(value));
        expect(Number(fact.value)).toBeLessThanOrEqual(Math.max(...values) * (1 + tolerance) + 1e-9);
        expect(Number(fact.value)).toBeGreaterThanOrEqual(Math.min(...values) * (1 - tolerance) - 1e-9);
      }),
      runs,
    );
  });

  it('agrees on nothing else either where honest people look seldom and the hostile all the time', () => {
    fc.assert(
      fc.property(crowd(13 * 24, spread, 14), ({ said, hostile }) => {
        const { fact } = resolve({ consensus: rule }, [...said, ...hostile]);
        if (fact?.evidence.status !== 'agreed') return;
        const values = said.map(({ value }) => Number(value));
        expect(Number(fact.value)).toBeLessThanOrEqual(Math.max(...values) * (1 + tolerance) + 1e-9);
        expect(Number(fact.value)).toBeGreaterThanOrEqual(Math.min(...values) * (1 - tolerance) - 1e-9);
      }),
      runs,
    );
  });

  it('does not let go of what was agreed', () => {
    const base: FactValue = {
      value: truth,
      evidence: {
        n: 5,
        observedAt: (now - 24 * hour) as EpochMs,
        spread: 0,
        confidence: 0.5 as Ratio,
        method: rule.rule === 'none' ? 'median' : rule.rule,
        status: 'agreed',
      },
    };
    fc.assert(
      fc.property(crowd(window, spread), ({ said, hostile }) => {
        const { fact } = resolve({ consensus: rule }, [...said, ...hostile], base);
        expect(fact?.evidence.status).toBe('agreed');
        const values = [truth, ...said.map(({ value }) => Number(value))];
        expect(Number(fact?.value)).toBeLessThanOrEqual(Math.max(...values) * (1 + tolerance) + 1e-9);
        expect(Number(fact?.value)).toBeGreaterThanOrEqual(Math.min(...values) * (1 - tolerance) - 1e-9);
      }),
      runs,
    );
  });

  it('never calls honest people wrong for what the hostile say', () => {
    fc.assert(
      fc.property(crowd(window, 0), ({ said, hostile }) => {
        const { verdict } = resolve({ consensus: rule }, [...said, ...hostile]);
        expect(verdict.contradicting.filter(({ cluster }) => String(cluster).startsWith('honest'))).toEqual([]);
      }),
      runs,
    );
  });

  it('agrees on what ten newcomers say, beside two who lie', () => {
    const honest = Array.from({ length: 10 }, (_, n): Claim => ({ cluster: n, value: truth, observedAt: (now - n * 60_000) as EpochMs })); // a time
    const liars = [10, 11].map((cluster): Claim => ({ cluster, value: truth * 2, observedAt: now as EpochMs })); // a time
    // Who says more vouches for a counter's being at least so much.
    const n = rule.rule === 'monotone-kth' ? 12 : 10;
    expect(resolve({ consensus: rule }, [...honest, ...liars]).fact).toMatchObject({ value: truth, evidence: { status: 'agreed', n } });
  });
});

it('words stand against a change although all of them are older than the window', () => {
  const latest: Consensus = { rule: 'latest-quorum', windowMs: 72 * hour };
  const old = Array.from(
    { length: 14 },
    (_, n): Claim => ({ cluster: n, value: 'active', observedAt: (now - (100 + n) * hour) as EpochMs }),
  ); // a time
  const fresh = (count: number) =>
    Array.from(
      { length: count },
      (_, n): Claim => ({ cluster: 100 + n, value: 'ended', observedAt: now as EpochMs, trust: 0.95 as Ratio }),
    ); // a time and a share
  expect(resolve({ consensus: latest }, [...old, ...fresh(6)]).fact).not.toMatchObject({ value: 'ended', evidence: { status: 'agreed' } });
  expect(resolve({ consensus: latest }, [...old, ...fresh(7)]).fact).toMatchObject({
    value: 'ended',
    evidence: { status: 'agreed', n: 7 },
  });
});
