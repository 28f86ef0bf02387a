import type { GalxeCampaign } from '../world/galxe.ts';
import type { World } from '../world/world.ts';

/** Address of its page. */
export const pageOf = ({ space, id }: GalxeCampaign) => `https://app.galxe.com/quest/${encodeURIComponent(space.alias)}/${id}`;

/** A campaign worth a picture: open, with a reward in a known currency and several tasks. */
export function starOf({ galxe }: World, drawn: GalxeCampaign['distributionType']): GalxeCampaign {
  const star = galxe.campaigns.find(
    ({ parentId, token, status, tasks, endTime, distributionType }) =>
      !parentId &&
      token?.symbol.startsWith('USD') &&
      status === 'Active' &&
      tasks.length > 2 &&
      endTime !== null &&
      distributionType === drawn,
  );
  if (!star) throw new Error('This world has no campaign worth a picture. Choose another seed.');
  return star;
}
