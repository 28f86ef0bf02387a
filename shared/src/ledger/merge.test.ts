import { describe, expect, it } from 'vitest';
import { LedgerEntry } from '../contracts/ledger.ts';
import type { EpochMs } from '../units.ts';
import { ledgerName, mergeEntries } from './merge.ts';

const at = (n: number) => (1_790_000_000_000 + n) as EpochMs;
const part = (fields: Record<string, [unknown, number]>) =>
  LedgerEntry.parse({
    ...{ kind: 'participation', platform: 'galxe', id: 'GC1' },
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, [value, n]]) => [name, { value, observedAt: at(n), via: 'network', adapter: 'galxe@1' }]),
    ),
  });
const outcome = (usd: number, n: number) =>
  LedgerEntry.parse({
    ...{ kind: 'outcome', editedAt: at(n), device: 'aa00aa00aa00aa00' },
    outcome: { platform: 'galxe', campaignId: 'GC1', at: at(0), won: true, received: [{ kind: 'usd', usd }] },
  });
const time = (activeMs: number) =>
  LedgerEntry.parse({ kind: 'time', device: 'aa00aa00aa00aa00', platform: 'galxe', campaignId: 'GC1', day: '2026-11-20', activeMs });
const gone = (entry: LedgerEntry, n: number): LedgerEntry => ({ kind: 'deleted', name: ledgerName(entry), at: at(n) });
const merged = (...entries: LedgerEntry[]) => entries.reduce(mergeEntries);

describe('a participation', () => {
  it('keeps of each field what was seen last, in whichever browser', () => {
    const both = merged(part({ points: [5, 1], rank: [9, 3] }), part({ points: [7, 2], rank: [8, 1], claimed: [true, 1] }));
    expect(both).toEqual(part({ claimed: [true, 1], points: [7, 2], rank: [9, 3] }));
  });
});

describe('an outcome', () => {
  it('is the one written last', () => expect(merged(outcome(5, 2), outcome(7, 1))).toEqual(outcome(5, 2)));
  it('stays deleted until it is written anew', () => {
    expect(merged(outcome(5, 2), gone(outcome(5, 2), 2))).toEqual(gone(outcome(5, 2), 2));
    expect(merged(gone(outcome(5, 2), 2), outcome(6, 3))).toEqual(outcome(6, 3));
  });
});

describe('a day’s time', () => {
  it('is what its browser said last', () => expect(merged(time(9), time(12), time(11))).toEqual(time(11)));
  it('stays deleted', () => expect(merged(time(9), gone(time(9), 1), time(12))).toEqual(gone(time(9), 1)));
});

describe('whatever order things arrive in', () => {
  const groups = [
    [part({ points: [5, 1] }), part({ points: [6, 1] }), part({ rank: [2, 4], points: [1, 0] }), part({ claimed: [true, 3] })],
    [outcome(5, 1), outcome(6, 1), outcome(7, 2), gone(outcome(5, 1), 1), gone(outcome(5, 1), 2)],
  ];
  it.each(groups.map((group) => [group]))('it comes to the same, and saying it again changes nothing', (group) => {
    const whole = merged(...group);
    for (const order of permutations(group)) {
      expect(merged(...order)).toEqual(whole);
      expect(merged(...order, ...order)).toEqual(whole);
    }
  });
});

it('names of different things are different', () => {
  const names = [seenOf('GC1'), seenOf('GC2'), outcome(1, 1), time(1), { ...time(1), device: 'bb00bb00bb00bb00' }].map(ledgerName);
  expect(new Set(names).size).toBe(names.length);
});
const seenOf = (id: string): LedgerEntry => ({ ...part({}), id }) as LedgerEntry;

function permutations<T>(of: readonly T[]): T[][] {
  if (of.length < 2) return [[...of]];
  return of.flatMap((one, at) => permutations([...of.slice(0, at), ...of.slice(at + 1)]).map((rest) => [one, ...rest]));
}
