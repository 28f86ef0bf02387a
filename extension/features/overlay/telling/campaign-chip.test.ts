import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import type { Known } from '@infofi-lens/shared/facts/known';
import type { EpochMs, Ratio } from '@infofi-lens/shared/units';
import { describe, expect, it } from 'vitest';
import { campaignChip, oneIn } from './campaign-chip.ts';

const now = 1_790_000_000_000 as EpochMs;
const hour = 3_600_000;
const seen = (value: unknown) => ({ value, observedAt: now, via: 'network' as const });
const said = (value: unknown, status: 'agreed' | 'unconfirmed', n: number) => ({
  value,
  evidence: { n, observedAt: now, spread: 0, confidence: 0.5, method: 'mode-quorum' as const, status } as never,
});
const chip = (fields: Record<string, unknown>, estimate?: RoiEstimate, crowd: Known<'campaign'>['crowd'] = {}, unconfirmed = false) => {
  const own = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, seen(value)]));
  return campaignChip({ kind: 'campaign', seen: own, crowd }, { now, unconfirmed, spent: undefined }, estimate);
};
const dollars = { rewards: [{ kind: 'token', symbol: 'USDT', amountPerWinner: '20' }] };
const raffle = { distribution: 'raffle', winnersCap: 10, participants: 499 };

const common = { unvalued: [], costs: { deposits: [], identity: [] } };
const pays = (p50: number): RoiEstimate => ({
  status: 'estimate',
  value: { p10: 2, p50, p90: 30 },
  hours: { p10: 0.5, p50: 1, p90: 2 },
  perHour: { p10: 3, p50, p90: 40 },
  factors: [],
  recommendation: 'hold',
  confidence: 0.5 as Ratio,
  n: 0,
  ...common,
});
const abstains: RoiEstimate = { status: 'insufficient_evidence', missing: ['time'], ...common };

describe('the chip of a campaign', () => {
  it.each([
    ['what an hour pays, with its range', chip({ ...dollars, ...raffle }, pays(12.4)), '≈ $12/h (3–40)'],
    ['its dollars and the odds where that can not be said', chip({ ...dollars, ...raffle }, abstains), '$20 · 1 in 50'],
    ['its dollars and the odds', chip({ ...dollars, ...raffle }), '$20 · 1 in 50'],
    [
      'its dollars and the places left',
      chip({ ...dollars, distribution: 'fcfs', winnersCap: 100, participants: 40 }),
      '$20 · 60 places left',
    ],
    ['its dollars alone where the odds are unknown', chip(dollars), '$20'],
    ['a certain reward', chip({ ...dollars, distribution: 'guaranteed' }), '$20 · certain'],
    ['the odds of a reward without a price', chip(raffle), '1 in 50'],
    ['the last place', chip({ distribution: 'fcfs', winnersCap: 5, participants: 4 }), '1 place left'],
    ['participants and deadline otherwise', chip({ participants: 12, endsAt: now + 50 * hour }), '12 joined · 2 d left'],
    ['the deadline alone', chip({ endsAt: now + hour }), '1 h left'],
    ['that it is over, before anything else', chip({ ...dollars, ...raffle, endsAt: now - 1 }), 'Over'],
    ['that it is full', chip({ ...dollars, distribution: 'fcfs', winnersCap: 5, participants: 5 }), 'Full'],
  ])('says %s', (_, view, text) => {
    expect(view?.text).toBe(text);
  });

  it('is none when nothing useful is known', () => {
    expect(chip({ name: 'Lumio', endsAt: null })).toBeUndefined();
  });

  it('does not take one report of an end for the end', () => {
    const ended = { status: said('ended', 'unconfirmed', 1) };
    expect(chip({ participants: 12 }, undefined, ended)?.text).toBe('12 joined');
    expect(chip({ participants: 12 }, undefined, ended, true)).toMatchObject({ text: 'Over', voucher: { source: 'reported', n: 1 } });
  });

  it('is as sure as the weakest thing it rests on', () => {
    expect(chip({ ...dollars, ...raffle })?.voucher).toEqual({ source: 'you' });
    const { participants, ...rest } = raffle;
    const agreed = chip({ ...dollars, ...rest }, undefined, { participants: said(participants, 'agreed', 7) });
    expect(agreed).toMatchObject({ text: '$20 · 1 in 50', voucher: { source: 'crowd', n: 7 } });
    const reports = { participants: said(participants, 'unconfirmed', 2) };
    expect(chip({ ...dollars, ...rest }, undefined, reports, true)?.voucher).toEqual({ source: 'reported', n: 2 });
    expect(chip({ ...dollars, ...rest }, undefined, reports)?.text).toBe('$20'); // a report below the quorum feeds no measure
  });
});

it.each([
  [0.02, '1 in 50'],
  [0.3, '1 in 3.3'],
  [0.5, '50%'],
  [0, '0%'],
])('says a chance of %d as %s', (chance, text) => {
  expect(oneIn(chance)).toBe(text);
});
