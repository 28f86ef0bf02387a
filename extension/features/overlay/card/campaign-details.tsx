import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import { type Known, shownField, usableFields } from '@infofi-lens/shared/facts/known';
import type { EpochMs } from '@infofi-lens/shared/units';
import { epochMs } from '@infofi-lens/shared/units';
import { useMemo } from 'react';
import { EvidenceMark } from '../../../ui/evidence-mark.tsx';
import { Figure, type FigureView } from '../../../ui/figure.tsx';
import { askText, campaignAsks, isHeavy } from '../../../ui/figures/asks.ts';
import { campaignFigures } from '../../../ui/figures/campaign.ts';
import { fieldFigure } from '../../../ui/figures/field.ts';
import { perHourFigure } from '../../../ui/figures/roi.ts';
import { figureWords } from '../../../ui/figures/words.ts';
import { percent } from '../../../ui/format.ts';
import { Sparkline } from '../../../ui/sparkline.tsx';
import { Tag } from '../../../ui/states.tsx';
import { words } from '../../../ui/words.ts';
import { day, knownAs, spentOn } from '../entity.ts';
import type { Feed, KnownEntity } from '../feed.ts';
import { closedBy } from '../telling/campaign-chip.ts';
import { overlayWords } from '../words.ts';
import { Moved } from './moved.tsx';
import { usePast } from './use-feed.ts';

const text = overlayWords.card;
const twoWeeks = 14 * day;

interface CampaignDetailsProps {
  readonly feed: Pick<Feed, 'past'>;
  readonly entity: KnownEntity;
  /** `undefined` until the worker told it. */
  readonly estimate: RoiEstimate | undefined;
  readonly unconfirmed: boolean;
  readonly now: EpochMs;
}

/** Is it worth the time? Reward, odds, time, participants, deadline, what it asks, and value per hour. */
export function CampaignDetails({ feed, entity, estimate, unconfirmed, now }: CampaignDetailsProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the window begins when the campaign comes in view, not with each minute
  const from = useMemo(() => epochMs(Date.now() - twoWeeks), [entity.key]);
  const points = usePast(feed, [entity.key], 'participants', from, entity).get(entity.key) ?? [];
  const campaign = knownAs(entity, 'campaign');
  if (!campaign) return null;
  const figures = campaignFigures(campaign, { now, spent: spentOn(entity), unconfirmed });
  const closed = closedBy(usableFields(campaign, { unconfirmed }), now);
  return (
    <>
      {closed !== undefined && (
        <p className="lens-p">
          <Tag tone="bad">{text[closed]}</Tag>
        </p>
      )}
      <div className="overlay-figures">
        <Figure label={text.reward} view={rewardFigure(campaign, figures.value)} now={now} />
        {figures.places ? (
          <Figure label={text.places} view={figures.places} now={now} />
        ) : (
          <Figure label={text.odds} view={figures.odds} now={now} />
        )}
        <Figure label={text.participants} view={figures.participants} now={now}>
          <Moved of={text.trend} points={points} now={now} />
          {points.length > 1 && <Sparkline label={text.participants} points={points} now={now} />}
        </Figure>
        <Figure label={text.deadline} view={figures.deadline} now={now} />
        <Figure label={text.time} view={figures.time} now={now} />
        <Worth campaign={campaign} estimate={estimate} unconfirmed={unconfirmed} now={now} />
      </div>
      <Asks campaign={campaign} now={now} />
    </>
  );
}

/** What an hour pays, with its range and what to make of it. */
function Worth({ campaign, estimate, unconfirmed, now }: Omit<CampaignDetailsProps, 'feed' | 'entity'> & { campaign: Known<'campaign'> }) {
  if (!estimate) return <Figure label={text.worth} view={{ unknown: text.worthLater, busy: true }} now={now} />;
  return (
    <Figure label={text.worth} view={perHourFigure(campaign, estimate, unconfirmed)} now={now}>
      {estimate.status === 'estimate' && (
        <span className="overlay-advice lens-small">
          {figureWords.advice[estimate.recommendation]} <span className="lens-muted">{figureWords.sure(percent(estimate.confidence))}</span>
        </span>
      )}
    </Figure>
  );
}

function Asks({ campaign, now }: { campaign: Known<'campaign'>; now: EpochMs }) {
  const known = campaignAsks(campaign);
  const tasks = shownField(campaign, 'tasks');
  return (
    <section className="lens-section" aria-label={text.asks}>
      <div className="overlay-heading lens-line" data-spread>
        <h3 className="lens-h3">{text.asks}</h3>
        {known && <EvidenceMark evidence={known.evidence} of={text.asks} now={now} />}
      </div>
      {known && known.asks.list.length > 0 && (
        <ul className="overlay-tags">
          {known.asks.list.map((ask) => (
            <li key={ask.kind}>
              <Tag tone={isHeavy(ask) ? 'warn' : 'plain'}>{askText(ask)}</Tag>
            </li>
          ))}
        </ul>
      )}
      {tasks === undefined && <p className="lens-p lens-muted lens-small">{text.asksUnknown}</p>}
      {tasks?.value.length === 0 && <p className="lens-p lens-muted lens-small">{text.asksNothing}</p>}
    </section>
  );
}

/** Its dollars where they are known by construction; else the platform's own words. */
function rewardFigure(campaign: Known<'campaign'>, value: FigureView): FigureView {
  if ('text' in value) return value;
  const rewards = shownField(campaign, 'rewards');
  if (rewards && rewards.value.length > 0) return fieldFigure(campaign, 'rewards');
  const [points, figure] = [shownField(campaign, 'points')?.value, fieldFigure(campaign, 'points')];
  return 'text' in figure && points !== undefined ? { ...figure, text: words.value.points(points, figure.text) } : value;
}
