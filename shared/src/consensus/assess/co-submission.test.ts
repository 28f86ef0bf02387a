import { describe, expect, it } from 'vitest';
import type { EpochMs } from '../../units.ts';
import { coSubmission } from './co-submission.ts';
import { upTo } from './testing/crowd.ts';

describe('sightings handed in side by side', () => {
  const minute = 60_000;
  const start = Date.UTC(2026, 10, 1);
  const arrival = (contributor: string, item: string, minutes: number) => ({
    contributor,
    item,
    receivedAt: (start + minutes * minute) as EpochMs,
  }); // a time
  const bots = (times: number, apart = 0.5) =>
    upTo(times).flatMap((n) => [arrival('b1', `i${n}`, n * 100), arrival('b2', `i${n}`, n * 100 + apart)]);
  const evidence = 3 * Math.log(0.8 / (2 / 60));

  it('tie together who does so again and again', () => {
    expect(coSubmission(bots(3))).toEqual([{ members: ['b1', 'b2'], evidence: expect.closeTo(evidence, 6) }]);
    expect(coSubmission(bots(3, -0.5))).toEqual([{ members: ['b1', 'b2'], evidence: expect.closeTo(evidence, 6) }]);
    expect(coSubmission([...bots(3)].reverse())).toEqual(coSubmission(bots(3)));
  });

  it('say no more than so much', () => {
    expect(coSubmission(bots(9))[0]?.evidence).toBe(12);
  });

  it('on fewer than three occasions, or more than a minute apart, say nothing', () => {
    expect(coSubmission(bots(2))).toEqual([]);
    expect(coSubmission(bots(9, 1.01))).toEqual([]);
    expect(coSubmission(bots(3, 1))).toHaveLength(1);
  });

  it('of one occasion count once, however much was in the list', () => {
    expect(coSubmission(upTo(9).flatMap((n) => [arrival('a', `i${n}`, 0), arrival('b', `i${n}`, 0)]))).toEqual([]);
  });

  it('count for less the more often two who see the same miss each other', () => {
    const missed = (count: number) => upTo(count).flatMap((n) => [arrival('b1', `m${n}`, n * 100), arrival('b2', `m${n}`, n * 100 + 30)]);
    expect(coSubmission([...bots(3), ...missed(2)])[0]?.evidence).toBeCloseTo(evidence + 2 * Math.log(0.2), 6);
    expect(coSubmission([...bots(3), ...missed(9)])).toEqual([]);
  });

  it('on what everybody looks at say nothing', () => {
    const busy = upTo(3).flatMap((day) => upTo(60).map((n) => arrival(`p${n}`, `i${day}`, day * 1_440 + n)));
    expect(coSubmission([...busy, ...bots(3)])).toEqual([]);
  });

  it('by one and the same contributor are nobody else', () => {
    expect(coSubmission(upTo(5).flatMap((n) => [arrival('a', `i${n}`, n * 100), arrival('a', `i${n}`, n * 100)]))).toEqual([]);
  });

  const together = (people: readonly string[], ...times: number[]) =>
    times.flatMap((time, n) => people.map((who) => arrival(who, `t${n}`, time)));
  const names = (arrivals: Parameters<typeof coSubmission>[0]) => coSubmission(arrivals).map(({ members }) => members.join(' '));

  it('come in the order of names', () => {
    expect(names(together(['c', 'a', 'b'], 0, 100, 200))).toEqual(['a b', 'a c', 'b c']);
    expect(names([...together(['y', 'x'], 0, 100, 200), ...bots(3)])).toEqual(['b1 b2', 'x y']);
  });

  it('are looked for among the five that arrive next', () => {
    const people = [...'abcdef'];
    expect(names(together(people, 0, 100, 200))).toHaveLength(15);
    const late = [0, 1, 2].map((n) => arrival('late', `t${n}`, n * 100 + 300));
    const seven = names([...together([...people, 'g'], 0, 100, 200), ...late]);
    expect(seven).toHaveLength(20);
    expect(seven).not.toContain('a g');
  });

  it('say nothing where strangers meet in one of five cases', () => {
    expect(names(together([...'abcdefg'], 0, 100, 200))).toEqual([]);
  });

  it('say the more the longer the time in which so few arrive', () => {
    const later = [0, 1, 2].flatMap((n) => [arrival('q', `i${n}`, n * 100 + 100), arrival('r', `i${n}`, n * 100 + 200)]);
    expect(coSubmission([...bots(3), ...later])[0]?.evidence).toBeCloseTo(3 * Math.log(0.8 / (6 / 200)), 6);
    expect(coSubmission([...later, ...bots(3)])[0]?.evidence).toBeCloseTo(3 * Math.log(0.8 / (6 / 200)), 6);
  });

  it('are in the order of arrival, whatever order they are listed in', () => {
    expect(coSubmission(bots(9, -30))).toEqual([]);
    expect(coSubmission(bots(9, 30))).toEqual([]);
  });

  it('of ten minutes are one occasion', () => {
    const minutes = (...times: number[]) => times.flatMap((time, n) => [arrival('a', `o${n}`, time), arrival('b', `o${n}`, time)]);
    expect(coSubmission(minutes(0, 1, 5, 9.9))).toEqual([]);
    expect(coSubmission(minutes(0, 9.9, 10, 20))).toHaveLength(1);
  });
});
