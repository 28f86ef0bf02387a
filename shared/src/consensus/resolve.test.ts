import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactValue } from '../contracts/evidence.ts';
import type { Consensus } from '../facts/field.ts';
import type { EpochMs } from '../units.ts';
import type { Claim } from './claim.ts';
import { resolve } from './resolve.ts';
import { quorum } from './settings.ts';

const hour = 3_600_000;
const base = Date.UTC(2026, 10, 20);
const at = (hours: number) => (base + hours * hour) as EpochMs; // within the range of times
const claim = (cluster: number, value: unknown, hours = 0): Claim => ({ cluster, value, observedAt: at(hours) });
const by = (consensus: Consensus, claims: readonly Claim[], previous?: FactValue) => resolve({ consensus }, claims, previous).fact;

const mode: Consensus = { rule: 'mode-quorum' };
const latest: Consensus = { rule: 'latest-quorum', windowMs: 24 * hour };
const median: Consensus = { rule: 'median', windowMs: 6 * hour, tolerance: 0.02 };
const kth: Consensus = { rule: 'monotone-kth', windowMs: 24 * hour, tolerance: 0.05 };
const rules = [mode, latest, median, kth];

describe.each(rules)('$rule', (rule) => {
  const claims = fc.array(
    fc.record({ cluster: fc.integer({ min: 1, max: 12 }), value: fc.integer({ min: 0, max: 50 }), hours: fc.integer({ min: 0, max: 40 }) }),
    { minLength: 1, maxLength: 30 },
  );
  const made = (rows: readonly { cluster: number; value: number; hours: number }[]) =>
    rows.map(({ cluster, value, hours }) => claim(cluster, value, hours));

  it('agrees once a quorum says the same, and not before', () => {
    expect(by(rule, [claim(1, 100), claim(2, 100)])?.evidence).toMatchObject({ n: 2, status: 'unconfirmed' });
    expect(by(rule, [claim(1, 100), claim(2, 100), claim(3, 100)])).toMatchObject({
      value: 100,
      evidence: { n: 3, spread: 0, status: 'agreed' },
    });
  });

  it('counts a cluster once, however often it speaks', () => {
    expect(by(rule, [claim(1, 7), claim(1, 7, 1), claim(1, 7, 2), claim(2, 7)])?.evidence).toMatchObject({ n: 2, status: 'unconfirmed' });
  });

  it('knows nothing without claims', () => {
    expect(resolve({ consensus: rule }, [])).toEqual({ fact: undefined, verdict: { supporting: [], contradicting: [] } });
  });

  it('does not depend on the order in which claims arrive', () => {
    fc.assert(
      fc.property(
        claims.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          expect(by(rule, made(shuffled))).toEqual(by(rule, made(rows)));
        },
      ),
    );
  });

  it('cannot be moved by one contributor where all others agree', () => {
    const liar = fc.record({ value: fc.integer({ min: 0, max: 1_000_000 }), hours: fc.integer({ min: -1_000, max: 1 }) });
    fc.assert(
      fc.property(fc.integer({ min: quorum, max: 12 }), fc.integer({ min: 1, max: 1_000 }), liar, (witnesses, truth, { value, hours }) => {
        const honest = Array.from({ length: witnesses }, (_, n) => claim(n, truth));
        const before = by(rule, honest);
        expect(by(rule, [...honest, claim(99, value, hours)])).toMatchObject({ value: before?.value, evidence: { status: 'agreed' } });
        const turned = [...honest.slice(1), claim(0, value, hours)]; // one of the witnesses changes its mind
        expect(by(rule, turned, before)?.value).toBe(truth);
      }),
    );
  });

  it('never agrees on more than others than any one contributor vouch for', () => {
    fc.assert(
      fc.property(claims, (rows) => {
        const all = made(rows);
        const fact = by(rule, all);
        if (fact?.evidence.status !== 'agreed') return;
        for (const cluster of new Set(all.map((one) => one.cluster))) {
          const others = all.filter((one) => one.cluster !== cluster).map(({ value }) => Number(value));
          // What lies within the tolerance of a median counts as the same.
          expect(Math.max(...others)).toBeGreaterThanOrEqual(Number(fact.value) * (rule.rule === 'median' ? 0.98 : 1));
        }
      }),
    );
  });

  it('keeps an agreed value until another is agreed', () => {
    const agreed = by(rule, [claim(1, 5), claim(2, 5), claim(3, 5)]);
    const torn = [claim(1, 10, 1), claim(2, 20, 2)];
    expect(by(rule, torn, agreed)).toEqual(agreed);
  });

  it('reports evidence within its ranges', () => {
    fc.assert(
      fc.property(claims, (rows) => {
        const { n, spread, confidence, observedAt } = by(rule, made(rows))?.evidence ?? { n: 0, spread: -1, confidence: -1, observedAt: 0 };
        expect(n).toBeGreaterThanOrEqual(1);
        expect(n).toBeLessThanOrEqual(12);
        expect(spread).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThan(1);
        expect(observedAt).toBeGreaterThanOrEqual(base);
      }),
    );
  });
});

it('compares structured values by what they hold, not by the order of their keys', () => {
  const one = [{ kind: 'token', symbol: 'OP' }];
  const same = [{ symbol: 'OP', kind: 'token' }];
  expect(by(mode, [claim(1, one), claim(2, same), claim(3, one)])?.evidence).toMatchObject({ n: 3, status: 'agreed' });
});

it('takes null as a value of its own', () => {
  expect(by(latest, [claim(1, null), claim(2, null), claim(3, null)])).toMatchObject({ value: null, evidence: { status: 'agreed' } });
});

it('a status follows the newest agreement, although more people saw the old one', () => {
  const old = Array.from({ length: 9 }, (_, n) => claim(n, 'active'));
  const fresh = [claim(20, 'ended', 2), claim(21, 'ended', 3), claim(22, 'ended', 4), claim(23, 'ended', 5)];
  const before = by(latest, old);
  expect(by(latest, [...old, ...fresh], before)?.value).toBe('ended');
  expect(by(latest, [...old, ...fresh])?.value).toBe('active'); // what never was agreed has not changed
  expect(by(latest, [...old, ...fresh.slice(1)], before)?.value).toBe('active'); // three of twelve are a share that may be hostile
});

it('a handful can not contradict the many who look at the same time', () => {
  const many = Array.from({ length: 9 }, (_, n) => claim(n, 'active', 2));
  expect(by(latest, [...many, claim(20, 'ended', 2), claim(21, 'ended', 2), claim(22, 'ended', 2)])?.value).toBe('active');
});

it('a median leaves out what is older than its window', () => {
  const stale = [claim(1, 10, -20), claim(2, 10, -20), claim(3, 10, -20), claim(4, 10, -20)];
  expect(by(median, [...stale, claim(5, 100), claim(6, 101), claim(7, 102)])?.value).toBe(101);
});

it('what all say alike counts those of its window, and for a number it has to be one', () => {
  const alike = (value: unknown) => [claim(1, value), claim(2, value), claim(3, value), claim(4, value, -30)];
  for (const rule of [median, kth]) {
    expect(by(rule, alike(100))?.evidence).toMatchObject({ n: 3, confidence: 0.44, status: 'agreed' });
    expect(by(rule, alike('many'))).toBeUndefined();
  }
  expect(by(latest, alike('many'))?.evidence).toMatchObject({ n: 3, confidence: 0.44 });
  expect(by(mode, alike('many'))?.evidence).toMatchObject({ n: 4, confidence: 0.51 });
});

it('a growing counter is what a quorum vouches for at least', () => {
  expect(by(kth, [claim(1, 900), claim(2, 950), claim(3, 1_000), claim(4, 1_100)])?.value).toBe(950);
});

it('a growing counter never falls when claims grow or are added', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: quorum, maxLength: 12 });
  fc.assert(
    fc.property(counts, fc.array(fc.nat(5_000), { minLength: 12, maxLength: 12 }), fc.nat(20_000), (values, growth, extra) => {
      const before = by(
        kth,
        values.map((value, n) => claim(n, value)),
      );
      const grown = values.map((value, n) => claim(n, value + (growth[n] ?? 0)));
      expect(Number(by(kth, grown, before)?.value)).toBeGreaterThanOrEqual(Number(before?.value));
      expect(Number(by(kth, [...grown, claim(50, extra)], before)?.value)).toBeGreaterThanOrEqual(Number(before?.value));
    }),
  );
});

it('growth beyond tenfold an hour is set aside, whoever claims it', () => {
  const agreed = by(kth, [claim(1, 2_000), claim(2, 2_000), claim(3, 2_000)]);
  const colluding = [claim(7, 1e9, 1), claim(8, 1e9, 1), claim(9, 1e9, 1)];
  expect(by(kth, [claim(1, 2_000), claim(2, 2_000), claim(3, 2_000), ...colluding], agreed)?.value).toBe(2_000);
});

it.each([
  [3, 3, 0.44],
  [10, 10, 0.72],
  [5, 10, 0.24],
])('%i of %i clusters make a confidence of %f', (same, all, expected) => {
  const claims = Array.from({ length: all }, (_, n) => claim(n, n < same ? 'yes' : `no ${n}`));
  expect(by(mode, claims)?.evidence.confidence).toBe(expected);
});

describe('the fact of a field that is not agreed now', () => {
  const agreed = (value: unknown, rule: Consensus = latest) =>
    by(rule, [claim(1, value, -500), claim(2, value, -500), claim(3, value, -500)]);

  it('is what was agreed, contested by three who say something else, or more than three in ten', () => {
    const others = (count: number) => Array.from({ length: count }, (_, n) => claim(n, `x${n}`));
    const said = (count: number) => Array.from({ length: count }, (_, n) => claim(100 + n, 'b', n % 2));
    expect(by(latest, others(2), agreed('b'))?.evidence.held).toBeUndefined();
    expect(by(latest, others(3), agreed('b'))?.evidence.held).toEqual({ why: 'contested' });
    expect(by(latest, [...others(3), ...said(2)], agreed('b'))?.evidence.held).toEqual({ why: 'contested' });
  });

  it('counts those of the window only', () => {
    const old = [claim(7, 'x', -30), claim(8, 'y', -30), claim(9, 'z', -30)];
    expect(by(latest, [claim(1, 'b'), claim(2, 'b'), claim(3, 'c'), ...old], agreed('b'))).toMatchObject({ value: 'b' });
    expect(by(latest, [claim(1, 'b'), claim(2, 'b'), claim(3, 'c'), ...old], agreed('b'))?.evidence.held).toBeUndefined();
  });

  it('is not contested by numbers within the tolerance', () => {
    expect(by(median, [claim(1, 100), claim(2, 102), claim(3, 120), claim(4, 140)], agreed(101, median))?.evidence.held).toBeUndefined();
    expect(by(median, [claim(1, 100), claim(2, 104), claim(3, 120), claim(4, 140)], agreed(101, median))?.evidence.held).toEqual({
      why: 'contested',
    });
  });

  it('of a counter is not contested by what was seen before it', () => {
    const lower = [claim(1, 10, -600), claim(2, 20, -600), claim(3, 30, -600)];
    expect(by(kth, lower, agreed(1_000, kth))).toEqual(agreed(1_000, kth));
  });

  it('is nothing for a field that is not for the crowd, even when something was agreed before', () => {
    expect(by({ rule: 'none' }, [claim(1, 'a'), claim(2, 'a'), claim(3, 'a')], agreed('b'))).toBeUndefined();
  });
});
