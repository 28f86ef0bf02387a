import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import type { Point } from '@infofi-lens/shared/scoring/trends/trend';
import type { EpochMs } from '@infofi-lens/shared/units';
import { useMemo } from 'react';
import { Logo } from '../../../ui/icon.tsx';
import { knownAs, nameOf } from '../entity.ts';
import type { Feed, KnownEntity } from '../feed.ts';
import { campaignChip } from '../telling/campaign-chip.ts';
import { CampaignDetails } from './campaign-details.tsx';

interface StillCardProps {
  readonly entity: KnownEntity;
  readonly estimate: RoiEstimate;
  readonly participants: readonly Point[];
  readonly now: EpochMs;
}

/** The card of a campaign as it stands on its page, but standing still in one of ours and told everything beforehand. */
export function StillCard({ entity, estimate, participants, now }: StillCardProps) {
  const feed = useMemo(() => stillFeed(entity, participants), [entity, participants]);
  const campaign = knownAs(entity, 'campaign');
  const chip = campaign && campaignChip(campaign, { now, unconfirmed: false, spent: undefined }, estimate);
  return (
    <section className="overlay-card" aria-label={nameOf(entity, 'campaign')}>
      <header>
        <Logo />
        <div>
          <h3 className="overlay-title">{nameOf(entity, 'campaign')}</h3>
          {chip && <p className="lens-p lens-muted lens-small">{chip.text}</p>}
        </div>
      </header>
      <div className="overlay-body">
        <CampaignDetails feed={feed} entity={entity} estimate={estimate} unconfirmed={false} now={now} />
      </div>
    </section>
  );
}

/** Answers what the card asks the worker for on a page. */
const stillFeed = ({ key }: KnownEntity, points: readonly Point[]): Pick<Feed, 'past'> => ({
  past: () => Promise.resolve([{ key, points: [...points] }]),
});
