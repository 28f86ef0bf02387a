import type { BoardConcentration } from '@infofi-lens/shared/contracts/concentration';
import type { PublicId } from '@infofi-lens/shared/contracts/public-id';
import type { CampaignRoi } from '@infofi-lens/shared/contracts/roi';
import { Entity } from '@infofi-lens/shared/contracts/sync';
import { usableFields } from '@infofi-lens/shared/facts/known';
import { estimateRoi } from '@infofi-lens/shared/scoring/roi/estimate';
import type { EpochMs } from '@infofi-lens/shared/units';
import { NotFoundError } from '../../http/errors.ts';
import type { BoardRow, boardStore } from '../../stores/board-store.ts';
import type { factStore } from '../../stores/fact-store.ts';
import type { CurrentKnowledge } from './current-knowledge.ts';

/** Counts that the growth of a campaign is seen in; the newest ones. */
const mostPoints = 500;
const minute = 60_000;

interface Given {
  readonly facts: Pick<ReturnType<typeof factStore>, 'find' | 'history'>;
  readonly current: CurrentKnowledge;
  readonly boards: Pick<ReturnType<typeof boardStore>, 'ofSpace'>;
  readonly concentrationOf: (board: BoardRow) => Promise<BoardConcentration>;
  readonly now: () => EpochMs;
}

/** What an hour on a campaign pays, at the crowd's speed. From agreed values only. @throws {NotFoundError} for one that nobody reported. */
export const campaignRoi =
  ({ facts, current, boards, concentrationOf, now }: Given) =>
  async ({ platform, id }: PublicId): Promise<CampaignRoi> => {
    const name = { platform, id, kind: 'campaign' } as const;
    const [found, history, { knowledge }] = await Promise.all([
      facts.find(name),
      facts.history(name, { field: 'participants', limit: mostPoints }),
      current(),
    ]);
    if (!found) throw new NotFoundError('campaign');
    const campaign = usableFields({ kind: 'campaign', crowd: Entity.parse(JSON.parse(found.text)).facts }, { unconfirmed: false });
    // The first board of a space is that of all its points; the others are of single sprints.
    const [board] = campaign.spaceId === undefined ? [] : await boards.ofSpace(platform, campaign.spaceId);
    const held = board && (await concentrationOf(board)).concentration;
    const at = (Math.floor(now() / minute) * minute) as EpochMs; // whole minutes, so that who asks again soon has the answer already
    const participants = history.map(({ at: seenAt, value }) => ({ at: seenAt, value })).reverse();
    const about = { platform, id, spaceId: campaign.spaceId, type: campaign.type };
    const estimate = estimateRoi({
      platform,
      campaign,
      now: at,
      participants,
      ...knowledge.of(about),
      ...(held?.known ? { concentration: held.value } : {}),
    });
    return { campaignId: id, at, estimate };
  };
