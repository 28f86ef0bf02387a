import type { RoiEstimate } from '@infofi-lens/shared/contracts/roi';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { Point } from '@infofi-lens/shared/scoring/trends/trend';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Feed, KnownEntity } from '../feed.ts';
import { CampaignDetails } from './campaign-details.tsx';
import { shownKind } from './chips.ts';
import { EntryDetails } from './entry-details.tsx';
import { ProfileDetails } from './profile-details.tsx';
import { ReportPart } from './report-part.tsx';

interface DetailsProps {
  readonly feed: Feed;
  readonly entity: KnownEntity;
  readonly estimate: RoiEstimate | undefined;
  readonly ranks: ReadonlyMap<EntityKey, readonly Point[]>;
  readonly followers: ReadonlyMap<EntityKey, readonly Point[]>;
  readonly posts: number | undefined;
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

function Figures({ feed, entity, estimate, ranks, followers, posts, unconfirmed, now }: DetailsProps) {
  const kind = shownKind(entity.key);
  if (kind === 'campaign') return <CampaignDetails feed={feed} entity={entity} estimate={estimate} unconfirmed={unconfirmed} now={now} />;
  if (kind === 'board-entry') return <EntryDetails entity={entity} points={ranks.get(entity.key) ?? []} now={now} />;
  return <ProfileDetails feed={feed} entity={entity} points={followers.get(entity.key) ?? []} posts={posts} now={now} />;
}
