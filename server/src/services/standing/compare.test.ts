import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import { expect, it } from 'vitest';
import { outcomeOf } from './compare.ts';

const at = Date.UTC(2026, 10, 20) as EpochMs;
const hour = 3_600_000;
const fact = (value: unknown, status: 'agreed' | 'unconfirmed' = 'agreed'): FactValue => ({
  value,
  evidence: { n: 3, observedAt: at, spread: 0, confidence: 0.5 as Ratio, method: 'median', status },
});

it.each([
  { why: 'the same name', field: 'name', yours: 'A', agreed: fact('A'), expected: 'counted' },
  { why: 'another name', field: 'name', yours: 'B', agreed: fact('A'), expected: 'contradicted' },
  { why: 'too few so far', field: 'name', yours: 'A', agreed: fact('A', 'unconfirmed'), expected: 'unconfirmed' },
  { why: 'another status just now', field: 'status', yours: 'active', agreed: fact('ended'), expected: 'contradicted' },
  { why: 'a status long ago', field: 'status', yours: 'active', seenAt: at - 30 * 24 * hour, agreed: fact('ended'), expected: 'overtaken' },
  { why: 'a counter within its tolerance', field: 'participants', yours: 1_020, agreed: fact(1_000), expected: 'counted' },
  { why: 'a counter that has grown since', field: 'participants', yours: 500, agreed: fact(1_000), expected: 'overtaken' },
  { why: 'a counter nobody else saw so high', field: 'participants', yours: 5_000, agreed: fact(1_000), expected: 'contradicted' },
  { why: 'a field that exists no more', field: 'colour', yours: 'red', agreed: fact('red'), expected: 'overtaken' },
] as const)('$why is $expected', ({ field, yours, agreed, expected, ...rest }) => {
  const seenAt = 'seenAt' in rest ? rest.seenAt : at - hour;
  expect(outcomeOf('campaign', field, [seenAt, yours], agreed)).toBe(expected);
});

it('a number that moves is judged by what was there at the same time', () => {
  expect(outcomeOf('profile', 'followers', [at - hour, 101], fact(100))).toBe('counted');
  expect(outcomeOf('profile', 'followers', [at - hour, 150], fact(100))).toBe('contradicted');
  expect(outcomeOf('profile', 'followers', [at - 30 * hour, 150], fact(100))).toBe('overtaken');
});
