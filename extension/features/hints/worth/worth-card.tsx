import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import type { EpochMs } from '@infofi-lens/shared/units';
import { Figure, type FigureView } from '../../../ui/figure.tsx';
import type { campaignFigures } from '../../../ui/figures/campaign.ts';
import { isWide, perHourFigure } from '../../../ui/figures/roi.ts';
import { figureWords } from '../../../ui/figures/words.ts';
import { percent, roughUsd } from '../../../ui/format.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import type { CampaignData } from '../load-campaign.ts';
import { panelWords } from '../words.ts';
import { Breakdown } from './breakdown.tsx';
import { valueFigures } from './value-figures.ts';
import { worthWords } from './words.ts';

interface WorthCardProps {
  readonly data: CampaignData;
  readonly figures: ReturnType<typeof campaignFigures>;
  readonly now: EpochMs;
  readonly unconfirmed: boolean;
}

/** What an hour on the campaign pays, with its range, what to make of it, and on demand how it came about. */
export function WorthCard({ data, figures, now, unconfirmed }: WorthCardProps) {
  const { estimate, hourWorth } = data.worth;
  const { expected, reward } = valueFigures(data, figures, unconfirmed);
  return (
    <div className="lens-card panel-worth">
      <div className="panel-per-hour">
        <Figure
          label={panelWords.campaign.worth}
          view={middleOf(perHourFigure(data.campaign, estimate, unconfirmed), estimate)}
          now={now}
          size="large"
        />
        {estimate.status === 'estimate' && <Advice estimate={estimate} hourWorth={hourWorth} />}
      </div>
      <div className="lens-figures">
        <Figure label={panelWords.campaign.expected} view={expected} now={now} />
        <Figure label={panelWords.campaign.reward} view={reward} now={now} />
        <Figure label={panelWords.campaign.odds} view={figures.odds} now={now} />
        <Figure label={panelWords.campaign.time} view={figures.time} now={now} />
      </div>
      <Breakdown data={data} now={now} />
    </div>
  );
}

/** The range stands below in words of its own. */
function middleOf(view: FigureView, estimate: RoiEstimate): FigureView {
  return 'text' in view && estimate.status === 'estimate'
    ? { ...view, text: figureWords.perHour.middle(roughUsd(estimate.perHour.p50)) }
    : view;
}

type Told = Extract<RoiEstimate, { status: 'estimate' }>;
const marks: Record<Told['recommendation'], { readonly icon: IconName; readonly tone: 'good' | 'warn' | 'bad' }> = {
  strong_buy: { icon: 'done', tone: 'good' },
  buy: { icon: 'up', tone: 'good' },
  hold: { icon: 'reported', tone: 'warn' },
  skip: { icon: 'down', tone: 'bad' },
};

function Advice({ estimate: { perHour, recommendation, confidence, n }, hourWorth }: { estimate: Told; hourWorth: number }) {
  const { icon, tone } = marks[recommendation];
  return (
    <div className="panel-advice">
      {isWide(perHour) && <p className="lens-p">{worthWords.band(roughUsd(perHour.p10), roughUsd(perHour.p90))}</p>}
      <p className="lens-p panel-advice-line" data-tone={tone}>
        <Icon name={icon} />
        <span>
          <strong>{figureWords.advice[recommendation]}</strong>{' '}
          <span className="lens-muted">({figureWords.sure(percent(confidence))})</span>
        </span>
      </p>
      <p className="lens-p lens-muted lens-small">
        {worthWords.because[recommendation](roughUsd(hourWorth))} {n === 0 ? worthWords.untested : worthWords.tested(n)}
      </p>
    </div>
  );
}
