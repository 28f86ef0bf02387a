import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import type { EpochMs } from '@infofi-lens/shared/units';
import { shownKind } from '../entity.ts';
import type { Feed, KnownEntity } from '../feed.ts';
import { CampaignDetails } from './campaign-details.tsx';
import { EntryDetails } from './entry-details.tsx';
import { ProfileDetails } from './profile-details.tsx';
import { ReportPart } from './report-part.tsx';

interface DetailsProps {
  readonly feed: Feed;
  readonly entity: KnownEntity;
  readonly estimate: RoiEstimate | undefined;
  readonly unconfirmed: boolean;
  readonly now: EpochMs;
}

/** The figures of whatever it is, each with its evidence, and the way to say that one is wrong. */
export function Details(props: DetailsProps) {
  return (
    <>
      <Figures {...props} />
      <ReportPart feed={props.feed} entity={props.entity} />
    </>
  );
}

function Figures({ feed, entity, estimate, unconfirmed, now }: DetailsProps) {
  const kind = shownKind(entity.key);
  if (kind === 'campaign') return <CampaignDetails feed={feed} entity={entity} estimate={estimate} unconfirmed={unconfirmed} now={now} />;
  if (kind === 'board-entry') return <EntryDetails feed={feed} entity={entity} now={now} />;
  return <ProfileDetails feed={feed} entity={entity} now={now} />;
}
