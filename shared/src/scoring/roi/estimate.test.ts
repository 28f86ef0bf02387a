import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RoiEstimate } from '../../contracts/roi.ts';
import type { FieldsOf } from '../../facts/observation.ts';
import { type Decimal, ratio, type Usd } from '../../units.ts';
import { estimateRoi, roiMethodology } from './estimate.ts';
import { gasTable } from './gas-table.ts';
import type { RoiInputs } from './inputs.ts';
import { at, inputsFor } from './testing/inputs.ts';

const usdc = (amount: string) => [{ kind: 'token' as const, symbol: 'USDC', amountPerWinner: amount as Decimal }];
const sure: FieldsOf<'campaign'> = { distribution: 'guaranteed', rewards: usdc('20'), gas: 'gasless' };

function estimated(inputs: RoiInputs, worth?: number) {
  const estimate = estimateRoi(inputs, worth);
  if (estimate.status !== 'estimate') throw new Error(`misses ${estimate.missing}`);
  expect(RoiEstimate.parse(estimate)).toEqual(estimate);
  return estimate;
}
function refused(inputs: RoiInputs) {
  const estimate = estimateRoi(inputs);
  if (estimate.status === 'estimate') throw new Error('is an estimate');
  expect(RoiEstimate.parse(estimate)).toEqual(estimate);
  return estimate;
}

describe('an estimate', () => {
  it('is value over hours, by hand: 20 dollars in half an hour', () => {
    const estimate = estimated(inputsFor(sure));
    expect(estimate.value).toEqual({ p10: 20, p50: 20, p90: 20 });
    expect(estimate.hours.p50).toBe(0.5);
    expect(estimate.perHour.p50).toBeCloseTo(40, 6);
    expect(estimate.perHour.p10).toBeCloseTo(20 / estimate.hours.p90, 0);
    expect(estimate.recommendation).toBe('strong_buy');
    expect(estimate.factors).toEqual([
      { name: 'reward', contribution: 20, observedAt: at(0), detail: ['pegged'] },
      { name: 'chance', contribution: 0, times: { p10: 1, p50: 1, p90: 1 }, n: 0, detail: ['guaranteed'] },
      { name: 'gas', contribution: -0, detail: [] },
    ]);
    expect(estimate).toMatchObject({ n: 0, costs: { gas: { usd: 0 }, deposits: [], identity: [] } });
    expect(estimate.model).toBeUndefined();
  });

  it('subtracts network fees, and the steps to the middle add up to it', () => {
    const estimate = estimated(inputsFor({ ...sure, gas: 'gas', chain: 'base' }, { gas: gasTable }));
    const fee = Math.sqrt(0.02 * 0.08);
    expect(estimate.value.p50).toBeCloseTo(20 - fee, 9);
    expect(estimate.factors.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(estimate.value.p50, 9);
    expect(estimate.factors.at(-1)).toMatchObject({ name: 'gas', detail: ['gas-table'], observedAt: Date.UTC(2026, 2, 4) });
  });

  it('says that a fee is not known, and is less sure', () => {
    const unknown = estimated(inputsFor({ ...sure, gas: 'gas', chain: 'gravity' }));
    expect(unknown.factors.at(-1)?.detail).toEqual(['gas-unknown']);
    expect(unknown.confidence).toBeLessThan(estimated(inputsFor(sure)).confidence);
  });

  it('may be below nothing where a fee eats the reward', () => {
    const estimate = estimated(inputsFor({ ...sure, rewards: usdc('1'), gas: 'gas', chain: 'ethereum' }, { gas: gasTable }));
    expect(estimate.perHour.p90).toBeLessThan(0);
    expect(estimate.perHour.p10).toBeLessThan(estimate.perHour.p90);
    expect(estimate.recommendation).toBe('skip');
  });

  it('is nothing, with the reason, for what has no market, and for a full campaign', () => {
    const oat = estimated(inputsFor({ distribution: 'guaranteed', rewards: [{ kind: 'oat', name: 'Badge' }] }));
    expect(oat).toMatchObject({ value: { p50: 0, p90: 0 }, recommendation: 'skip', unvalued: [{ kind: 'oat', why: 'no-market' }] });
    const full = estimated(inputsFor({ ...sure, distribution: 'fcfs', winnersCap: 10, participants: 10 }));
    expect(full.value.p90).toBe(0);
    expect(full.factors[1]).toMatchObject({ name: 'chance', contribution: -20, detail: ['fcfs', 'full'] });
  });

  it('rests on what campaigns of the same space paid where structure says nothing', () => {
    const space = { usd: { p10: 1, p50: 4, p90: 9 }, n: 6, newestAt: at(-1) };
    const estimate = estimated(inputsFor({ points: 50 }, { outcomes: { space, platform: { ...space, n: 200 } } }));
    expect(estimate).toMatchObject({ value: { p10: 1, p50: 4, p90: 9 }, n: 6, unvalued: [{ kind: 'points', why: 'no-outcomes' }] });
    expect(estimate.factors[0]).toEqual({ name: 'outcomes', contribution: 4, n: 6, observedAt: at(-1), detail: ['of-space'] });
  });

  it.each([
    [{ space: 4, type: 10, platform: 20 }, 'of-type', 10],
    [{ space: 4, type: 9, platform: 20 }, 'of-platform', 20],
  ] as const)('falls back to the next closest campaigns where fewer are known: %o', (n, word, count) => {
    const summary = (n: number) => ({ usd: { p10: 1, p50: 4, p90: 9 }, n, newestAt: at(-1) });
    const outcomes = { space: summary(n.space), type: summary(n.type), platform: summary(n.platform) };
    const estimate = estimated(inputsFor({}, { outcomes }));
    expect(estimate.factors[0]?.detail).toEqual([word]);
    expect(estimate.n).toBe(count);
  });

  it('shows how unevenly the board of the space is held, where it is known', () => {
    const top10 = ratio(0.7);
    const gini = ratio(0.6);
    const hhi = ratio(0.2);
    if (top10 === undefined || gini === undefined || hhi === undefined) throw new Error('are shares');
    expect(
      estimated(inputsFor(sure, { concentration: { top10, gini, hhi, effectiveHolders: 5, n: 40 } })).concentration?.effectiveHolders,
    ).toBe(5);
  });

  it('is surer the more people were timed, and less sure of a stale price', () => {
    const few = estimated(inputsFor(sure, { time: { campaign: { minutes: 30, n: 3 }, tasks: {} } }));
    expect(few.confidence).toBeLessThan(estimated(inputsFor(sure)).confidence);
    const priced = (stale: boolean) =>
      estimated(
        inputsFor(
          { ...sure, rewards: [{ kind: 'token', symbol: 'TKN', amountPerWinner: '9000' as Decimal }] },
          { prices: new Map([['symbol:TKN', { usd: 1 as Usd, observedAt: at(-1), source: 'api', stale }]]) },
        ),
      );
    expect(priced(true).confidence).toBeLessThan(0.85 * priced(false).confidence);
  });
});

describe('an estimate is refused, naming everything that is missing,', () => {
  it('when neither structure nor outcomes say anything and nobody was timed', () => {
    const estimate = refused(inputsFor({ rewards: [{ kind: 'token', symbol: 'OBSCURE' }] }, { time: { tasks: {} } }));
    expect(estimate.missing).toEqual(['price', 'distribution', 'time']);
    expect(estimate.value).toBeUndefined();
    expect(refused(inputsFor({ distribution: 'guaranteed' })).missing).toEqual(['reward']);
    expect(refused(inputsFor({ distribution: 'guaranteed', points: 5 })).missing).toEqual(['outcomes']);
    expect(refused(inputsFor({ distribution: 'guaranteed', rewards: [{ kind: 'token', symbol: 'USDC' }] })).missing).toEqual([
      'reward-amount',
    ]);
  });

  it('with what can be said all the same', () => {
    const timeless = refused(inputsFor(sure, { time: { tasks: {} } }));
    expect(timeless).toMatchObject({ missing: ['time'], value: { p50: 20 } });
    expect(timeless.hours).toBeUndefined();
    expect(refused(inputsFor({})).hours?.p50).toBe(0.5);
  });

  it('when the high estimate is so far from the middle that a figure says nothing', () => {
    const space = { usd: { p10: 0, p50: 1, p90: 41 }, n: 6, newestAt: at(-1) };
    expect(refused(inputsFor({}, { outcomes: { space } })).missing).toEqual(['certainty']);
    estimated(inputsFor({}, { outcomes: { space: { ...space, usd: { p10: 0, p50: 1, p90: 40 } } } }));
  });
});

describe('every estimate', () => {
  const campaigns = fc.record({
    distribution: fc.constantFrom('raffle', 'fcfs', 'guaranteed'),
    participants: fc.integer({ min: 0, max: 1_000_000 }),
    winnersCap: fc.integer({ min: 0, max: 100_000 }),
    startsAt: fc.double({ min: -60, max: -0.1, noNaN: true }).map(at),
    endsAt: fc.double({ min: 0.1, max: 60, noNaN: true }).map(at),
    amount: fc.integer({ min: 1, max: 1_000_000 }),
    minutes: fc.double({ min: 1, max: 1_000, noNaN: true }),
  });
  const of = ({ amount, minutes, ...campaign }: { amount: number; minutes: number } & FieldsOf<'campaign'>) =>
    estimateRoi(inputsFor({ ...campaign, rewards: usdc(String(amount)) }, { time: { campaign: { minutes, n: 9 }, tasks: {} } }));
  const shares = ['p10', 'p50', 'p90'] as const;

  it('has its quantiles in order, a confidence that is a share, and nothing that is no number', () => {
    fc.assert(
      fc.property(campaigns, (campaign) => {
        const estimate = of(campaign);
        expect(RoiEstimate.safeParse(estimate).success).toBe(true);
      }),
    );
  });

  it('is worth no less with more winners', () => {
    fc.assert(
      fc.property(campaigns, fc.integer({ min: 1, max: 10_000 }), (campaign, more) => {
        const [fewer, many] = [of(campaign), of({ ...campaign, winnersCap: campaign.winnersCap + more })];
        for (const share of shares) expect(many.value?.[share] ?? 0).toBeGreaterThanOrEqual((fewer.value?.[share] ?? 0) - 1e-9);
      }),
    );
  });

  it('is worth k times as much for k times the reward', () => {
    fc.assert(
      fc.property(campaigns, fc.integer({ min: 2, max: 100 }), (campaign, k) => {
        const [one, larger] = [of(campaign), of({ ...campaign, amount: campaign.amount * k })];
        for (const share of shares) {
          const expected = k * (one.value?.[share] ?? 0);
          expect(Math.abs((larger.value?.[share] ?? 0) - expected)).toBeLessThanOrEqual(1e-9 * expected);
        }
      }),
    );
  });

  it('pays no more per hour the longer it takes', () => {
    fc.assert(
      fc.property(campaigns, fc.double({ min: 1.1, max: 10, noNaN: true }), (campaign, slower) => {
        const [fast, slow] = [of(campaign), of({ ...campaign, minutes: campaign.minutes * slower })];
        if (fast.status !== 'estimate' || slow.status !== 'estimate') return;
        for (const share of shares) expect(slow.perHour[share]).toBeLessThanOrEqual(fast.perHour[share] + 1e-9);
      }),
    );
  });
});

it('has a methodology that names each of its parts', () => {
  for (const part of ['network fees', 'First come', 'Raffle', 'Points', 'Stablecoins', 'median active time', 'Strong buy']) {
    expect(roiMethodology).toContain(part);
  }
});
