import type { Outcome } from '@infofi-lens/shared/contracts/outcomes';
import type { Decimal, EpochMs } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import { type About, type Draft, draftOf, readDraft } from './draft.ts';

const now = Date.parse('2026-11-25T09:00:00Z') as EpochMs;
const about: About = { platform: 'galxe', campaignId: 'GC1', now, begunAt: (now - 86_400_000) as EpochMs };
const draft: Draft = { won: true, tokens: [{ amount: '12.5', symbol: ' LUM ' }], points: '', usd: '', minutes: '25', day: '2026-11-25' };
const read = (change: Partial<Draft>) => readDraft({ ...draft, ...change }, about);
const problems = (change: Partial<Draft>) => {
  const made = read(change);
  return 'problems' in made ? [...made.problems] : [];
};

describe('an outcome as it is written', () => {
  it('is read as it stands, with when the person began', () => {
    expect(read({ points: '120', usd: '3.5' })).toEqual({
      outcome: {
        platform: 'galxe',
        campaignId: 'GC1',
        at: now,
        won: true,
        received: [
          { kind: 'token', amount: '12.5', symbol: 'LUM' },
          { kind: 'points', points: 120 },
          { kind: 'usd', usd: 3.5 },
        ],
        minutes: 25,
        decidedAt: about.begunAt,
      },
    });
  });

  it('is of noon of its day, and of no day ahead', () => {
    expect(read({ day: '2026-11-20' })).toMatchObject({ outcome: { at: Date.parse('2026-11-20T12:00:00Z') } });
    expect(read({ day: '2026-11-20' })).not.toHaveProperty('outcome.decidedAt'); // nobody decides after the outcome
    expect(problems({ day: '2026-11-26' })).toEqual(['day']);
    expect(problems({ day: '' })).toEqual(['day']);
  });

  it('received nothing where it paid nothing, whatever still stands in the fields', () => {
    expect(read({ won: false, tokens: [{ amount: 'half', symbol: '' }] })).toMatchObject({ outcome: { won: false, received: [] } });
  });

  it('leaves unknown what was not written', () => {
    const made = read({ minutes: ' ', tokens: [{ amount: '', symbol: '' }] });
    expect(made).toMatchObject({ outcome: { received: [] } });
    expect(made).not.toHaveProperty('outcome.minutes');
  });

  it.each<[string, Partial<Draft>, string[]]>([
    ['a token without a symbol', { tokens: [{ amount: '1', symbol: '' }] }, ['tokens']],
    ['an amount that is none', { tokens: [{ amount: '1,5', symbol: 'LUM' }] }, ['tokens']],
    ['points in words', { points: 'many' }, ['points']],
    ['dollars below zero', { usd: '-3' }, ['usd']],
    ['more dollars than there may be', { usd: '1000000001' }, ['usd']],
    ['more minutes than there may be', { minutes: '100001' }, ['minutes']],
    ['several at once', { minutes: 'x', usd: 'y' }, ['usd', 'minutes']],
  ])('names the field at fault: %s', (_, change, fields) => {
    expect(problems(change)).toEqual(fields);
  });

  it('reads back what was written before', () => {
    const outcome: Outcome = {
      platform: 'galxe',
      campaignId: 'GC1',
      at: now,
      won: true,
      received: [
        { kind: 'token', amount: '0.000000000000000001' as Decimal, symbol: 'LUM', tokenAddress: '0xab', chain: 'base' },
        { kind: 'points', points: 7 },
      ],
      minutes: 12,
      decidedAt: about.begunAt as EpochMs,
    };
    expect(readDraft(draftOf(outcome), about)).toEqual({ outcome });
  });
});
