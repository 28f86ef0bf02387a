// @vitest-environment happy-dom
import type { FactValue } from '@infofi-lens/shared/contracts/evidence';
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
  const whole = { space: undefined, part: undefined, spent: undefined, participants: [], ...data };
  const page = document.createElement('div');
  page.innerHTML = renderToStaticMarkup(<CampaignView data={whole} now={now} unconfirmed={false} />);
  return page;
}
const figure = (page: Element, label: string) =>
  [...page.querySelectorAll('.lens-figure')].find((found) => found.querySelector('.lens-figure-label')?.textContent === label);

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
    const page = view({ campaign: campaign(raffle), spent: 900_000 as DurationMs });
    const numbers = [...page.querySelectorAll('.lens-figure')].filter((found) => found.querySelector('strong'));
    expect(numbers.length).toBeGreaterThan(6);
    for (const number of numbers) expect(number.querySelector('.lens-evidence button')?.getAttribute('aria-label')).toMatch(/Evidence: /);
    expect(figure(page, 'Value per hour')?.textContent).toContain('$8.00 / h');
    expect(page.textContent).toContain('Network fees are not subtracted.');
  });

  it('says that there is not enough data, and for what', () => {
    const page = view({ campaign: campaign({ name: 'A', rewards: raffle.rewards }) });
    expect(figure(page, 'Value per hour')?.textContent).toContain(
      'Not enough dataMissing: how winners are chosen and two minutes of your own time on it.',
    );
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
