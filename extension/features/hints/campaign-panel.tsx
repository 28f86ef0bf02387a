import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import { shownField, usableFields } from '@infofi-lens/shared/facts/known';
import { placesLeft } from '@infofi-lens/shared/scoring/roi/chance';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { ReactNode } from 'react';
import { useLive } from '../../storage/hooks.ts';
import { Figure } from '../../ui/figure.tsx';
import { campaignFigures } from '../../ui/figures/campaign.ts';
import { fieldFigure } from '../../ui/figures/field.ts';
import { Loading, Notice, Section } from '../../ui/states.tsx';
import { fieldLabel } from '../../ui/value-text.ts';
import { words } from '../../ui/words.ts';
import { AsksList } from './asks-list.tsx';
import { Heading } from './heading.tsx';
import { type CampaignData, loadCampaign } from './load-campaign.ts';
import { NotRead } from './not-read.tsx';
import { OutcomePart } from './outcome/outcome-part.tsx';
import { RewardsList } from './rewards-list.tsx';
import { Trend } from './trend.tsx';
import { weeksBack } from './weeks-back.ts';
import { panelWords } from './words.ts';
import { WorthCard } from './worth/worth-card.tsx';

interface CampaignPanelProps {
  readonly entity: EntityKey;
  readonly now: EpochMs;
  readonly unconfirmed: boolean;
}

/** The campaign in front: is it worth the time? */
export function CampaignPanel({ entity, now, unconfirmed }: CampaignPanelProps) {
  const data = useLive((store) => loadCampaign(store, entity, weeksBack(now), now), [entity, now]);
  if (data === undefined) return <Loading rows={5} />;
  if (data === null) return <NotRead title={panelWords.campaign.unknown} entity={entity} />;
  return <CampaignView data={data} now={now} unconfirmed={unconfirmed} />;
}

interface CampaignViewProps {
  readonly data: CampaignData;
  readonly now: EpochMs;
  readonly unconfirmed: boolean;
  /** What stands below the line of participants, where there is room for it. */
  readonly children?: ReactNode;
}

export function CampaignView({ data, now, unconfirmed, children }: CampaignViewProps) {
  const { campaign, space, part, spent, participants } = data;
  const figures = campaignFigures(campaign, { now, spent, unconfirmed });
  const name = shownField(campaign, 'name')?.value ?? panelWords.campaign.unnamed;
  const run = space && shownField(space, 'name')?.value;
  return (
    <>
      <Heading
        title={name}
        detail={[words.platform[campaign.platform], run].filter(Boolean).join(' · ')}
        lastSeen={campaign.lastSeen}
        now={now}
      />
      <Closed data={data} now={now} />
      <WorthCard data={data} figures={figures} now={now} unconfirmed={unconfirmed} />
      <div className="lens-figures">
        <Figure label={panelWords.campaign.deadline} view={figures.deadline} now={now} />
        <Figure label={panelWords.campaign.participants} view={figures.participants} now={now} />
        {figures.places && <Figure label={panelWords.campaign.places} view={figures.places} now={now} />}
        {extras.map(
          (field) =>
            shownField(campaign, field) && (
              <Figure key={field} label={fieldLabel('campaign', field)} view={fieldFigure(campaign, field)} now={now} />
            ),
        )}
      </div>
      <AsksList campaign={campaign} now={now} />
      <RewardsList data={data} now={now} />
      <div className="lens-stack" data-gap="small">
        <Trend title={panelWords.campaign.trend} points={participants} now={now} />
        {children}
      </div>
      {part && (
        <Section title={panelWords.campaign.part}>
          <div className="lens-figures">
            {own.map(
              (field) =>
                shownField(part, field) && (
                  <Figure key={field} label={fieldLabel('participation', field)} view={fieldFigure(part, field)} now={now} />
                ),
            )}
          </div>
        </Section>
      )}
      <OutcomePart data={data} now={now} />
    </>
  );
}

const extras = ['winnersCap', 'distribution', 'claimEndsAt', 'points', 'recurring', 'status'] as const;
const own = ['tasksDone', 'tasksTotal', 'points', 'rank', 'claimed', 'eligible'] as const;

/** Said first when nothing can be won any more. */
function Closed({ data, now }: { data: CampaignData; now: EpochMs }) {
  const fields = usableFields(data.campaign, { unconfirmed: false });
  const over = fields.status === 'ended' || fields.status === 'deleted' || (typeof fields.endsAt === 'number' && fields.endsAt <= now);
  if (over) return <Notice tone="warn" title={panelWords.campaign.ended} />;
  return fields.status === 'capped' || placesLeft(fields) === 0 ? <Notice tone="warn" title={panelWords.campaign.full} /> : null;
}
