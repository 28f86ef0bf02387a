import type { Known } from '@infofi-lens/shared/facts/known';
import type { DurationMs, EpochMs } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import { propose } from './propose.ts';

const now = 1_790_000_000_000 as EpochMs;
const seen = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, observedAt: now, via: 'network' as const }]));
const rewards = [
  { kind: 'token', symbol: 'LUM', amountPerWinner: '20', tokenAddress: '0xab', chain: 'base' },
  { kind: 'token', symbol: 'USDT', amountMax: '5' },
  { kind: 'oat' },
];
const proposed = (part: Record<string, unknown> | undefined, campaign: Record<string, unknown> = {}) =>
  propose(
    {
      campaign: { kind: 'campaign', seen: seen({ rewards, endsAt: now - 1, ...campaign }) },
      part: part && ({ kind: 'participation', seen: seen(part) } satisfies Known<'participation'>),
      spent: 90_000 as DurationMs,
    },
    now,
  );

describe('an outcome that is proposed', () => {
  it('is what was promised and the time that was measured, where the platform says that it was claimed', () => {
    expect(proposed({ claimed: true, points: 30 }, { endsAt: now + 1 })).toMatchObject({
      sign: 'claimed',
      draft: {
        won: true,
        tokens: [
          { amount: '20', symbol: 'LUM', tokenAddress: '0xab', chain: 'base' },
          { amount: '', symbol: 'USDT' },
        ],
        points: '30',
        minutes: '2',
        day: '2026-09-21',
      },
    });
  });

  it('is nothing, where it is over and the person does not qualify', () => {
    expect(proposed({ eligible: false })).toMatchObject({ sign: 'not-eligible', draft: { won: false, tokens: [] } });
  });

  it('goes by rank and places, where it is over', () => {
    expect(proposed({ rank: 5 }, { winnersCap: 5 })).toMatchObject({ sign: 'ranked', draft: { won: true } });
    expect(proposed({ rank: 6 }, { winnersCap: 5 })).toMatchObject({ sign: 'ranked', draft: { won: false } });
  });

  it('is none while it runs, without a part, or where the part says nothing', () => {
    expect(proposed({ eligible: false }, { endsAt: now + 1 })).toBeUndefined();
    expect(proposed(undefined)).toBeUndefined();
    expect(proposed({ tasksDone: 1 })).toBeUndefined();
    expect(proposed({ rank: 5 }, { winnersCap: null })).toBeUndefined();
  });
});
