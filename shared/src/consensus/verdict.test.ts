import { describe, expect, it } from 'vitest';
import type { FactValue } from '../contracts/evidence.ts';
import type { Consensus } from '../facts/field.ts';
import type { EpochMs, Ratio } from '../units.ts';
import type { Claim } from './claim.ts';
import { resolve } from './resolve.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 10, 20);
const at = (hours: number) => (start + hours * hour) as EpochMs; // within the range of times
const by = (cluster: number | string, value: unknown, hours = 0, more: Partial<Claim> = {}): Claim => ({
  cluster,
  value,
  observedAt: at(hours),
  ...more,
});
const trusted = (trust: number) => ({ trust: trust as Ratio }); // written as a share

const mode: Consensus = { rule: 'mode-quorum' };
const latest: Consensus = { rule: 'latest-quorum', windowMs: 72 * hour };
const listed: Consensus = { rule: 'latest-quorum', windowMs: 72 * hour, memberwise: true };
const median: Consensus = { rule: 'median', windowMs: 6 * hour, tolerance: 0.02 };
const kth: Consensus = { rule: 'monotone-kth', windowMs: 24 * hour, tolerance: 0.05 };

const run = (consensus: Consensus, claims: readonly Claim[], base?: FactValue, prior?: number) =>
  resolve({ consensus }, claims, base, prior as Ratio | undefined);
const clusters = (claims: readonly Claim[]) => claims.map(({ cluster }) => cluster);
const agreed = (value: unknown, method: FactValue['evidence']['method'] = 'latest-quorum', hours = -100): FactValue => ({
  value,
  evidence: { n: 4, observedAt: at(hours), spread: 0, confidence: 0.5 as Ratio, method, status: 'agreed' },
});

describe('evidence by trust', () => {
  it.each([
    { why: 'three newcomers', claims: [by(1, 'a'), by(2, 'a'), by(3, 'a')], status: 'agreed' },
    { why: 'three newcomers against one', claims: [by(1, 'a'), by(2, 'a'), by(3, 'a'), by(4, 'b')], status: 'agreed' },
    { why: 'three newcomers against two', claims: [by(1, 'a'), by(2, 'a'), by(3, 'a'), by(4, 'b'), by(5, 'b')], status: 'unconfirmed' },
    { why: 'two who are trusted most', claims: [by(1, 'a', 0, trusted(0.95)), by(2, 'a', 0, trusted(0.95))], status: 'unconfirmed' },
    {
      why: 'three of whom one is distrusted',
      claims: [by(1, 'a', 0, trusted(0.95)), by(2, 'a', 0, trusted(0.95)), by(3, 'a', 0, trusted(0.5))],
      status: 'unconfirmed',
    },
    {
      why: 'three trusted against two distrusted',
      claims: [by(1, 'a'), by(2, 'a'), by(3, 'a'), by(4, 'b', 0, trusted(0.3)), by(5, 'b', 0, trusted(0.5))],
      status: 'agreed',
    },
    {
      why: 'three who are hardly trusted',
      claims: [by(1, 'a', 0, trusted(0.7)), by(2, 'a', 0, trusted(0.7)), by(3, 'a', 0, trusted(0.7))],
      status: 'unconfirmed',
    },
  ])('$status for $why', ({ claims, status }) => {
    for (const rule of [mode, latest]) expect(run(rule, claims).fact).toMatchObject({ value: 'a', evidence: { status } });
  });

  it('newcomers need to be more where newcomers are often wrong', () => {
    const claims = [1, 2, 3, 4].map((cluster) => by(cluster, 'a'));
    expect(run(mode, claims.slice(1), undefined, 0.7).fact?.evidence.status).toBe('unconfirmed');
    expect(run(mode, claims, undefined, 0.7).fact?.evidence.status).toBe('agreed');
  });

  it('a cluster says what most of its members say, as one, with the trust of its best among them', () => {
    const crowd = [
      by('x', 'b', 0),
      by('x', 'a', -1),
      by('x', 'a', -2, trusted(0.95)),
      by(1, 'a'),
      by(2, 'a'),
      by(3, 'b'),
      by(4, 'b', 0, trusted(0.6)),
    ];
    expect(run(mode, crowd).fact).toMatchObject({ value: 'a', evidence: { n: 3, status: 'agreed' } });
    const { verdict } = run(mode, crowd);
    expect(clusters(verdict.supporting)).toEqual(['x', 'x', 1, 2]);
    expect(clusters(verdict.contradicting)).toEqual(['x', 3, 4]);
  });

  it('a cluster that is torn says what it said last', () => {
    expect(run(mode, [by('x', 'old', -1), by('x', 'new', 0)]).fact?.value).toBe('new');
  });

  it('shows the value most name, at a tie the one seen last, while nothing is agreed', () => {
    expect(run(mode, [by(1, 'a', 5), by(2, 'b', 1), by(3, 'b', 2)]).fact?.value).toBe('b');
    expect(run(mode, [by(1, 'a', 5), by(2, 'b', 1)]).fact?.value).toBe('a');
    expect(run(latest, [by(1, 'a', 5), by(2, 'b', 1), by(3, 'b', 2)]).fact?.value).toBe('a');
  });
});

describe('what was agreed before', () => {
  const torn = [by(1, 'a'), by(2, 'a'), by(3, 'a'), by(4, 'b'), by(5, 'b'), by(6, 'b')];

  it.each([mode, latest])('stays and is marked as contested when two values have many behind them: $rule', (rule) => {
    expect(run(rule, torn, agreed('b')).fact).toEqual({
      ...agreed('b'),
      evidence: { ...agreed('b').evidence, held: { why: 'contested' } },
    });
    expect(run(rule, torn).fact?.evidence).toMatchObject({ status: 'unconfirmed' });
    expect(run(rule, torn).fact?.evidence).not.toHaveProperty('held');
  });

  it('is contested when many contradict it, whatever they say', () => {
    expect(run(latest, [by(1, 'x'), by(2, 'y'), by(3, 'z')], agreed('b')).fact?.evidence.held).toEqual({ why: 'contested' });
    expect(run(median, [by(1, 10), by(2, 20), by(3, 30)], agreed(100, 'median')).fact?.evidence.held).toEqual({ why: 'contested' });
  });

  it('is not contested by a few, or by those whom nobody trusts', () => {
    expect(run(latest, [by(1, 'x'), by(2, 'y')], agreed('b')).fact).toEqual(agreed('b'));
    expect(run(latest, [by(1, 'x'), by(2, 'y'), by(3, 'z', 0, trusted(0.4))], agreed('b')).fact).toEqual(agreed('b'));
    expect(run(median, [by(1, 101), by(2, 99), by(3, 150)], agreed(100, 'median')).fact).toEqual(agreed(100, 'median'));
  });

  it('stays without any claims, and loses the mark of an earlier hold', () => {
    const held = { ...agreed('b'), evidence: { ...agreed('b').evidence, held: { why: 'frozen' } as const } };
    expect(run(latest, [], held).fact).toEqual(agreed('b'));
    expect(run(latest, [by(1, 'b')], held).fact).toEqual(agreed('b'));
  });

  it('that was never agreed is not kept', () => {
    const before = { ...agreed('b'), evidence: { ...agreed('b').evidence, status: 'unconfirmed' as const } };
    expect(run(latest, [by(1, 'x')], before).fact?.value).toBe('x');
    expect(run(latest, [], before).fact).toBeUndefined();
  });

  it('gives way to what is agreed now', () => {
    expect(run(latest, [by(1, 'a'), by(2, 'a'), by(3, 'a')], agreed('b')).fact).toMatchObject({
      value: 'a',
      evidence: { status: 'agreed', n: 3 },
    });
  });

  it('a counter does not fall by what was seen before, nor by a few, and is confirmed by those who see about as much', () => {
    const before = agreed(100, 'monotone-kth');
    const early = -200; // hours: before the agreed value was seen
    expect(run(kth, [by(1, 50, early), by(2, 50, early), by(3, 50, early)], before).fact).toEqual(before);
    expect(run(kth, [by(1, 50), by(2, 50)], before).fact).toEqual(before);
    expect(run(kth, [by(1, 50), by(2, 50), by(3, 50), by(4, 101), by(5, 102), by(6, 103)], before).fact?.value).toBe(101);
    const fresh = run(kth, [by(1, 99), by(2, 96), by(3, 97)], agreed(100, 'monotone-kth')).fact;
    expect(fresh).toMatchObject({ value: 100, evidence: { n: 3, observedAt: at(0), status: 'agreed' } });
  });

  it('a counter that most of those who looked later saw lower was wrong: it is corrected, or held where they agree on nothing', () => {
    const before = agreed(100, 'monotone-kth');
    expect(run(kth, [by(1, 50), by(2, 50), by(3, 50)], before).fact).toMatchObject({ value: 50, evidence: { n: 3, status: 'agreed' } });
    const unsure = run(kth, [by(1, 10, 0, trusted(0.55)), by(2, 20, 0, trusted(0.55)), by(3, 30, 0, trusted(0.55))], before).fact;
    expect(unsure).toMatchObject({ value: 100, evidence: { status: 'agreed', held: { why: 'contested' } } });
  });
});

describe('who was right', () => {
  it('nobody is judged before a value is agreed', () => {
    expect(run(latest, [by(1, 'a'), by(2, 'a')]).verdict).toEqual({ supporting: [], contradicting: [] });
    expect(run({ rule: 'none' }, [by(1, 'a'), by(2, 'a'), by(3, 'a')])).toEqual({
      fact: undefined,
      verdict: { supporting: [], contradicting: [] },
    });
  });

  it('nobody is wrong where all say the same', () => {
    const claims = [by(1, 'a'), by(2, 'a'), by(3, 'a', 0, trusted(0.4)), by(4, 'a')];
    for (const rule of [mode, latest]) expect(run(rule, claims).verdict).toEqual({ supporting: claims, contradicting: [] });
  });

  it('who saw the old value before the change is not wrong, who says so afterwards is', () => {
    const claims = [by(1, 'active', -30), by(2, 'ended', -2), by(3, 'ended', -1), by(4, 'ended', 0), by(5, 'ended', 0), by(6, 'active', 0)];
    const { fact, verdict } = run(latest, claims);
    expect(fact?.value).toBe('ended');
    expect([clusters(verdict.supporting), clusters(verdict.contradicting)]).toEqual([[2, 3, 4, 5], [6]]);
  });

  it('about a name, whoever says another is wrong', () => {
    const { verdict } = run(mode, [by(1, 'A', -900), by(2, 'B'), by(3, 'B'), by(4, 'B')]);
    expect([clusters(verdict.supporting), clusters(verdict.contradicting)]).toEqual([[2, 3, 4], [1]]);
  });

  it('about a number, whoever is farther off than the tolerance at the same time', () => {
    const { verdict } = run(median, [by(1, 100, -1), by(2, 101, -1), by(3, 100), by(4, 102), by(5, 103), by(6, 90, -3)]);
    expect([clusters(verdict.supporting), clusters(verdict.contradicting)]).toEqual([[1, 2, 3, 4], [5]]);
  });

  it('about a counter, whoever saw more before others saw less', () => {
    const { fact, verdict } = run(kth, [by(1, 100, 0), by(2, 100, 0), by(3, 100, 0), by(4, 90, -5), by(5, 700, -1), by(6, 120, 2)]);
    expect(fact?.value).toBe(100);
    expect([clusters(verdict.supporting), clusters(verdict.contradicting)]).toEqual([[1, 2, 3], [5]]);
  });
});

describe('extractors that read differently', () => {
  const dom = { extractor: 'dom@1' };
  const network = [by(1, 'gas'), by(2, 'gas'), by(3, 'gas')];

  it('are drift: the answers count, the page is set aside, and nobody is wrong', () => {
    const { fact, verdict } = run(latest, [...network, by(4, 'gasless', 0, dom), by(5, 'gasless', 0, dom), by(6, 'gasless', 1, dom)]);
    expect(fact).toMatchObject({ value: 'gas', evidence: { n: 3, status: 'agreed' } });
    expect(verdict.drift).toEqual({ believed: 'network@1', setAside: ['dom@1'] });
    expect(verdict.contradicting).toEqual([]);
  });

  it('of two versions the newer counts', () => {
    const newer = [4, 5, 6].map((cluster) => by(cluster, 20, 0, { extractor: 'network@2' }));
    const { fact, verdict } = run(median, [...[1, 2, 3, 7].map((cluster) => by(cluster, 10)), ...newer]);
    expect(fact).toMatchObject({ value: 20, evidence: { n: 3, status: 'agreed' } });
    expect(verdict.drift).toEqual({ believed: 'network@2', setAside: ['network@1'] });
  });

  it('gain nothing from being named by a few', () => {
    const many = [1, 2, 3, 4, 5, 6, 7].map((cluster) => by(cluster, 'gas'));
    const few = [8, 9, 10].map((cluster) => by(cluster, 'gasless', 0, { extractor: 'network@99' }));
    const { fact, verdict } = run(latest, [...many, ...few]);
    expect(fact?.value).toBe('gas');
    expect(verdict).not.toHaveProperty('drift');
  });

  it('a single reader of another mind is a person, not an extractor', () => {
    const { verdict } = run(latest, [...network, by(4, 'gasless', 0, dom)]);
    expect(verdict).not.toHaveProperty('drift');
    expect(clusters(verdict.contradicting)).toEqual([4]);
  });

  it('that say the same, or no one thing, are no drift', () => {
    expect(run(median, [by(1, 100), by(2, 100), by(3, 100), by(4, 101, 0, dom), by(5, 101, 0, dom)]).verdict).not.toHaveProperty('drift');
    expect(run(latest, [...network, by(4, 'x', 0, dom), by(5, 'y', 0, dom), by(6, 'z', 0, dom)]).verdict).not.toHaveProperty('drift');
  });

  it('read before the page changed are no drift', () => {
    expect(run(latest, [...network, by(4, 'old', -2, dom), by(5, 'old', -1, dom)]).verdict).not.toHaveProperty('drift');
  });

  it('keep those of their readers who say what the others say', () => {
    const page = [4, 5, 6, 7].map((cluster) => by(cluster, 'gasless', 0, dom));
    const { verdict } = run(latest, [...network, ...page, by(8, 'gas', 0, dom)]);
    expect(verdict.drift?.setAside).toEqual(['dom@1']);
    expect(run(latest, [...network, ...page, by(8, 'gas', 0, dom)]).fact?.evidence.n).toBe(4);
  });
});

describe('lists', () => {
  it('are agreed as a whole where people see the same', () => {
    expect(run(listed, [by(1, ['a', 'b']), by(2, ['a', 'b']), by(3, ['a', 'b'])]).fact).toMatchObject({
      value: ['a', 'b'],
      evidence: { n: 3 },
    });
    expect(run(listed, [by(1, []), by(2, []), by(3, [])]).fact).toMatchObject({ value: [], evidence: { status: 'agreed' } });
  });

  it('are agreed member by member where everybody sees another part', () => {
    const claims = [by(1, ['a', 'b', 'c']), by(2, ['a', 'b']), by(3, ['a', 'b', 'c', 'd']), by(4, ['a', 'b', 'x'])];
    const { fact, verdict } = run(listed, claims);
    expect(fact).toMatchObject({ value: ['a', 'b'], evidence: { n: 4, status: 'agreed' } });
    expect(clusters(verdict.supporting)).toEqual([1, 2, 3, 4]);
    expect(clusters(verdict.contradicting)).toEqual([3, 4]);
  });

  it('keep a member nothing is agreed about as it was before', () => {
    const claims = [by(1, ['a', 'c']), by(2, ['a', 'b']), by(3, ['a', 'c', 'b']), by(4, ['a'])];
    expect(run(listed, claims, agreed(['a', 'c'])).fact?.value).toEqual(['a', 'c']);
    expect(run(listed, claims, agreed(['a', 'z'])).fact?.value).toEqual(['a']);
    expect(run(listed, claims).fact?.value).toEqual(['a']);
  });

  it('of things with ids take the words most have for a thing', () => {
    const task = (id: string, name: string) => ({ id, name });
    const claims = [
      by(1, [task('1', 'Follow'), task('2', 'Join')]),
      by(2, [task('1', 'Follow'), task('3', 'Post')]),
      by(3, [task('1', 'FOLLOW')]),
    ];
    expect(run(listed, claims).fact?.value).toEqual([task('1', 'Follow')]);
  });

  it('are unconfirmed where people have nothing in common, and where one is no list', () => {
    expect(run(listed, [by(1, ['a']), by(2, ['b']), by(3, ['c'])]).fact?.evidence.status).toBe('unconfirmed');
    expect(run(listed, [by(1, ['a', 'b']), by(2, ['a', 'c']), by(3, ['a']), by(4, 'a')]).fact?.evidence.status).toBe('unconfirmed');
  });

  it('that are not agreed member by member contest each other', () => {
    const plain = [by(1, ['a', 'b']), by(2, ['a', 'c']), by(3, ['a', 'd'])];
    expect(run(latest, plain).fact?.evidence.status).toBe('unconfirmed');
  });
});

describe('numbers that move', () => {
  it('trust moves the median, within what so many lie below and above', () => {
    const claims = [by(1, 100), by(2, 100.5), by(3, 101, 0, trusted(0.95)), by(4, 101.5, 0, trusted(0.95)), by(5, 100.2)];
    expect(run(median, claims).fact?.value).toBe(101);
    expect(
      run(
        median,
        claims.map(({ trust: _, ...rest }) => rest),
      ).fact?.value,
    ).toBe(100.5);
    const far = Array.from({ length: 10 }, (_, n) => by(n, 100 + n / 10, 0, trusted(n < 7 ? 0.6 : 0.95)));
    expect(run(median, far).fact?.value).toBe(100.6);
  });

  it('distrusted words alone make the plain median, unconfirmed', () => {
    expect(run(median, [by(1, 1, 0, trusted(0.4)), by(2, 2, 0, trusted(0.4)), by(3, 9, 0, trusted(0.4))]).fact).toMatchObject({
      value: 2,
      evidence: { status: 'unconfirmed' },
    });
  });

  it('leave out what is no number', () => {
    expect(run(median, [by(1, 'many'), by(2, Number.NaN), by(3, 5)]).fact).toMatchObject({ value: 5, evidence: { n: 1 } });
    expect(run(kth, [by(1, 'many'), by(2, Number.POSITIVE_INFINITY)]).fact).toBeUndefined();
  });
});

describe('counters that grow', () => {
  it('take the highest that more than three in ten vouch for', () => {
    const claims = Array.from({ length: 10 }, (_, n) => by(n, 1_000 + n));
    expect(run(kth, claims).fact?.value).toBe(1_006);
  });

  it('need more than three in ten by weight, too', () => {
    const weak = Array.from({ length: 4 }, (_, n) => by(n, 1_040, 0, trusted(0.6)));
    const strong = Array.from({ length: 6 }, (_, n) => by(10 + n, 1_000, 0, trusted(0.95)));
    expect(run(kth, [...weak, ...strong]).fact?.value).toBe(1_000);
  });

  it('show what all of a few vouch for', () => {
    expect(run(kth, [by(1, 10), by(2, 8)]).fact).toMatchObject({ value: 8, evidence: { n: 2, status: 'unconfirmed', spread: 0 } });
  });

  it('do not believe growth beyond tenfold an hour beside the middle of all, counted from a thousand', () => {
    const around = (value: number) => [by(1, value), by(2, value), by(3, value), by(4, value)];
    const more = (value: number, hours: number) => [5, 6, 7].map((cluster) => by(cluster, value, hours));
    expect(run(kth, [...around(100), ...more(10_000, 0)]).fact?.value).toBe(10_000);
    expect(run(kth, [...around(100), ...more(10_001, 0)]).fact?.value).toBe(100);
    expect(run(kth, [...around(5_000), ...more(500_000, 2)]).fact?.value).toBe(500_000);
    expect(run(kth, [...around(5_000), ...more(5_100_000, 20)]).fact?.value).toBe(5_000);
  });

  it('do not believe growth beyond tenfold an hour since what was agreed', () => {
    const now = [1, 2, 3].map((cluster) => by(cluster, 300_000, 0));
    expect(run(kth, now, agreed(2_000, 'monotone-kth', -1)).fact?.value).toBe(2_000);
    expect(run(kth, now, agreed(2_000, 'monotone-kth', -3)).fact?.value).toBe(300_000);
  });
});
