import { describe, expect, it } from 'vitest';
import type { FieldsOf } from '../../facts/observation.ts';
import type { Decimal } from '../../units.ts';
import { baseOf } from './base.ts';
import type { OutcomeKnowledge } from './inputs.ts';
import { at, inputsFor } from './testing/inputs.ts';

const dollars = { kind: 'token', symbol: 'USDC', amountPerWinner: '20' as Decimal } as const;
const obscure = { kind: 'token', symbol: 'OBSCURE', amountPerWinner: '20' as Decimal } as const;
const badge = { kind: 'oat', name: 'Badge' } as const;
const of = (campaign: FieldsOf<'campaign'>, outcomes: OutcomeKnowledge = {}, hours = 1) => baseOf(inputsFor(campaign, { outcomes }), hours);
const paid = (n: number) => ({ usd: { p10: 2, p50: 4, p90: 8 }, n, newestAt: at(-1) });

describe('the value before anything is learned', () => {
  it('is what a winner gets times the chance', () => {
    const base = of({ distribution: 'guaranteed', rewards: [dollars] });
    expect(base).toMatchObject({ from: 'structure', usd: { p10: 20, p50: 20, p90: 20 }, mean: 20, n: 0, missing: [] });
  });

  it('is expected to be less by what the places that run out are worth', () => {
    // Forty places left at ten an hour, and four hours go by: half of the time a place is left.
    const base = of({ distribution: 'fcfs', winnersCap: 280, participants: 240, startsAt: at(-1), rewards: [dollars] });
    expect(base.mean).toBeCloseTo(10, 5);
    expect(base.usd).toMatchObject({ p10: 0, p90: 20 });
  });

  it('counts the money where a badge comes with it', () => {
    expect(of({ distribution: 'guaranteed', rewards: [dollars, badge] }).mean).toBe(20);
  });

  it('is nothing for a badge, whatever the chance, but not known where a token comes with it', () => {
    expect(of({ rewards: [badge] })).toMatchObject({ from: 'structure', mean: 0, missing: [] });
    expect(of({ distribution: 'guaranteed', rewards: [badge, obscure] })).toMatchObject({ from: 'nothing', missing: ['reward', 'price'] });
  });

  it('is nothing once it is full, also of a token without a price', () => {
    const full = of({ distribution: 'fcfs', winnersCap: 5, participants: 5, rewards: [obscure] }, { space: paid(30) });
    expect(full).toMatchObject({ from: 'structure', usd: { p10: 0, p50: 0, p90: 0 }, mean: 0, missing: [] });
  });

  it('is what the closest campaigns paid, of which there are enough, where structure does not say it', () => {
    const from = (space: number, type: number, platform: number) =>
      of({ rewards: [dollars] }, { space: paid(space), type: paid(type), platform: paid(platform) }).from;
    expect([from(5, 10, 20), from(4, 10, 20), from(4, 9, 20), from(4, 9, 19)]).toEqual(['space', 'type', 'platform', 'nothing']);
    const base = of({ rewards: [dollars] }, { space: paid(5) });
    expect(base).toMatchObject({ usd: { p10: 2, p50: 4, p90: 8 }, n: 5, newestAt: at(-1), missing: ['distribution'] });
    // Log-normal around 4: its mean lies above its median.
    expect(base.mean).toBeGreaterThan(4.3);
    expect(base.mean).toBeLessThan(5);
  });

  it('names what structure lacks, and only that', () => {
    expect(of({ rewards: [dollars, obscure] }).missing).toEqual(['distribution']);
    expect(of({ distribution: 'guaranteed' }).missing).toEqual(['reward']);
    expect(of({ distribution: 'guaranteed', rewards: [obscure, { ...obscure, symbol: 'OTHER' }] }).missing).toEqual(['price']);
    expect(of({}).missing).toEqual(['reward', 'distribution']);
  });
});
