import { baseMethodology } from '@infofi-lens/shared/scoring/roi/base';
import { rewardMethodology } from '@infofi-lens/shared/scoring/roi/reward';
import { computedFrom } from '../../../ui/evidence.ts';
import type { FigureView } from '../../../ui/figure.tsx';
import { type campaignFigures, inputs } from '../../../ui/figures/campaign.ts';
import { roughUsd } from '../../../ui/format.ts';
import type { CampaignData } from '../load-campaign.ts';
import { worthWords } from './words.ts';

const promised = ['rewards', 'points'] as const;
const drawn = ['distribution', 'winnersCap', 'participants', 'startsAt', 'endsAt'] as const;

/** A winner's reward and what is expected of it, as the estimate takes them; where it says neither, what is known by construction. */
export function valueFigures(
  { campaign, worth: { estimate } }: Pick<CampaignData, 'campaign' | 'worth'>,
  known: Pick<ReturnType<typeof campaignFigures>, 'expected' | 'value'>,
  unconfirmed: boolean,
): { readonly expected: FigureView; readonly reward: FigureView } {
  const reward = estimate.status === 'estimate' ? estimate.factors.find(({ name }) => name === 'reward')?.contribution : undefined;
  const { value } = estimate;
  return {
    expected:
      value === undefined
        ? known.expected
        : {
            text: `≈ ${roughUsd(value.p50)}`,
            exact: worthWords.between(roughUsd(value.p10), roughUsd(value.p90)),
            evidence: computedFrom(baseMethodology, inputs(campaign, [...promised, ...drawn], unconfirmed)),
          },
    reward:
      reward === undefined || 'text' in known.value
        ? known.value
        : { text: `≈ ${roughUsd(reward)}`, evidence: computedFrom(rewardMethodology, inputs(campaign, promised, unconfirmed)) },
  };
}
