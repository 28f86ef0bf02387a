// @vitest-environment happy-dom
import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import type { DurationMs, EpochMs, Ratio } from '@infofi-lens/shared/units';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CampaignView } from './campaign-panel.tsx';
import type { CampaignData } from './load-campaign.ts';

const now = 1_790_000_000_000 as EpochMs;
const seen = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, observedAt: now, via: 'network' as const }]));
const campaign = (values: Record<string, unknown>, crowd: Record<string, FactValue> = {}): CampaignData['campaign'] => ({
  key: 'galxe:campaign:GCkUrtYcof',
  platform: 'galxe',
  kind: 'campaign',
  id: 'GCkUrtYcof',
  seen: seen(values),
  crowd,
});
function view(data: Partial<CampaignData> & Pick<CampaignData, 'campaign'>) {
  const whole = {
    ...{ space: undefined, part: undefined, spent: undefined, participants: [], outcome: undefined, begunAt: undefined, assumed: [] },
    worth: { estimate: abstains, hours: undefined, spent: undefined, hourWorth: 15, crowdAt: undefined },
    ...data,
  };
  const page = document.createElement('div');
  page.innerHTML = renderToStaticMarkup(<CampaignView data={whole} now={now} unconfirmed={false} />);
  return page;
}
const figure = (page: Element, label: string) =>
  [...page.querySelectorAll('.lens-figure')].find((found) => found.querySelector('.lens-figure-label')?.textContent === label);

const common = { unvalued: [], costs: { deposits: [], identity: [] } };
const abstains: RoiEstimate = { status: 'insufficient_evidence', missing: ['distribution', 'time'], ...common };
const pays: RoiEstimate = {
  status: 'estimate',
  value: { p10: 1, p50: 1.9, p90: 3 },
  hours: { p10: 0.2, p50: 0.4, p90: 0.9 },
  perHour: { p10: 2, p50: 8, p90: 21 },
  factors: [
    { name: 'reward', contribution: 20, detail: ['pegged'] },
    { name: 'chance', contribution: -18, times: { p10: 0.05, p50: 0.1, p90: 0.12 }, n: 4, detail: ['raffle', 'logistic'] },
    { name: 'gas', contribution: -0.1, detail: ['gas-table'] },
  ],
  concentration: { top10: 0.62 as Ratio, gini: 0.7 as Ratio, hhi: 0.1 as Ratio, effectiveHolders: 10, n: 40 },
  recommendation: 'hold',
  confidence: 0.55 as Ratio,
  n: 0,
  unvalued: [{ kind: 'token', name: 'LUM', why: 'no-price' }],
  costs: {
    gas: { usd: 0.1, transactions: 1, chain: 'base', source: 'table', observedAt: now },
    deposits: [{ amount: '50', symbol: 'USDC', usd: 50, task: 'Deposit 50 USDC' }],
    identity: ['kyc'],
  },
};
const worth = (estimate: RoiEstimate): CampaignData['worth'] => ({
  estimate,
  hours: { from: 'own', n: 4 },
  spent: 900_000 as DurationMs,
  hourWorth: 15,
  crowdAt: undefined,
});

const raffle = {
  name: 'The Bigger Picture',
  rewards: [{ kind: 'token', symbol: 'USDT', amountPerWinner: '20', tokenAddress: '0xdAC17F958D2ee523a2206206994597C13D831ec7' }],
  distribution: 'raffle',
  winnersCap: 5,
  participants: 49,
  endsAt: now + 3_600_000,
  tasks: [{ id: '1', type: 'twitter_follow' }],
  gas: 'gas',
};

describe('the panel of a campaign', () => {
  it('shows no number without the way to how it is known', () => {
    const page = view({ campaign: campaign(raffle), spent: 900_000 as DurationMs, worth: worth(pays) });
    const numbers = [...page.querySelectorAll('.lens-figure')].filter((found) => found.querySelector('strong'));
    expect(numbers.length).toBeGreaterThan(6);
    for (const number of numbers) expect(number.querySelector('.lens-evidence button')?.getAttribute('aria-label')).toMatch(/Evidence: /);
    expect(figure(page, 'Value per hour')?.textContent).toContain('≈ $8 / h');
  });

  it('shows what an hour pays with its range, and says in words what to make of it', () => {
    const card = view({ campaign: campaign(raffle), worth: worth(pays) }).querySelector('.panel-worth');
    expect(card?.textContent).toContain('8 of 10 between $2 and $21 an hour');
    expect(card?.querySelector('.panel-advice-line')?.textContent).toBe('Only if it goes well (55% sure)');
    expect(card?.textContent).toContain('Only the high estimate pays an hour of yours ($15).');
    expect(card?.textContent).toContain('no outcome has tested it yet');
  });

  it('tells on demand how it came about: each step, costs, hours, what is left out and what would change it', () => {
    const told = view({ campaign: campaign(raffle), worth: worth(pays) }).querySelector('.panel-breakdown');
    expect([...(told?.querySelectorAll('.panel-steps tr') ?? [])].map((row) => row.querySelector('td')?.textContent)).toEqual([
      '+$20.00',
      '−$18.00',
      '−$0.10',
      '$1.90',
    ]);
    for (const part of [
      '10% (5% to 12%) · raffle · S-shaped growth · from 4',
      'Your own median over 4 campaigns',
      'You have spent 15 min on it.',
      '$0.10 for 1 transaction (base · from a table · now)',
      '50 USDC ($50), not subtracted',
      'identity check',
      'LUM: No price is known for it',
      'The first ten hold 62%, as if 10 held equal parts (40 rows seen).',
      'no outcomes, structure alone · no learned model',
      'set yours under Rewards',
      'minus network fees, per hour of active time',
    ])
      expect(told?.textContent).toContain(part);
  });

  it('says that there is not enough data, and for what', () => {
    const page = view({ campaign: campaign({ name: 'A', rewards: raffle.rewards }) });
    expect(figure(page, 'Value per hour')?.textContent).toContain('Not enough dataMissing: how winners are chosen and how long it takes');
    expect(page.textContent).toContain('Its tasks were not seen yet.');
  });

  it('marks what too few reported, and lets no figure rest on it', () => {
    const { distribution, ...rest } = raffle;
    const evidence = {
      n: 2,
      observedAt: now,
      spread: 0,
      confidence: 0.4 as Ratio,
      method: 'latest-quorum',
      status: 'unconfirmed',
    } as const;
    const page = view({ campaign: campaign(rest, { distribution: { value: distribution, evidence } }) });
    expect(figure(page, 'Distribution')?.textContent).toContain('Reported by 2, unconfirmed');
    expect(figure(page, 'Chance now')?.textContent).toContain('Not enough data');
  });

  it('says first when nothing can be won any more', () => {
    expect(view({ campaign: campaign({ ...raffle, endsAt: now - 1 }) }).textContent).toContain('Over: nothing more can be won here.');
    const full = { ...raffle, distribution: 'fcfs', participants: 5 };
    expect(view({ campaign: campaign(full) }).textContent).toContain('All places are taken.');
  });

  it('names what it asks, and the token by its address', () => {
    const page = view({ campaign: campaign(raffle) });
    expect([...page.querySelectorAll('.lens-tag')].map((tag) => tag.textContent)).toEqual(['Gas to claim', 'X ×1']);
    expect(page.textContent).toContain('0xdAC17F958D2ee523a2206206994597C13D831ec7');
  });
});
