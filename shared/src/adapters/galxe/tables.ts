import { campaignStatuses } from '../../facts/campaign.ts';
import { names, selectors, wordsFor } from '../table.ts';

/** Where Galxe keeps things and what it calls them. Class names are Tailwind's and mean nothing, apart from the few used here. */
export const galxeTables = {
  /** A quest card on the screen. `tokenBox` marks a card of the "token reward" row, whose title is its last `tokenTitle`. */
  card: selectors({
    card: 'a[href*="/quest/"]',
    title: '.line-clamp-2 span',
    tokenBox: '.token-box',
    tokenTitle: 'div',
    chip: '.space-tags span',
    count: 'span.mr-1',
  }),
  /** Words on a card, in lower case: "20 Points", "Daily", "725 Participants". */
  labels: wordsFor(['points', 'recurring', 'participants'], {
    point: 'points',
    points: 'points',
    daily: 'recurring',
    weekly: 'recurring',
    monthly: 'recurring',
    participant: 'participants',
    participants: 'participants',
  }),
  /** What the fields of a campaign are called. `count` is the number inside `participants`, or beside it. */
  fields: names({
    name: ['name'],
    status: ['status'],
    type: ['type'],
    starts: ['startTime'],
    ends: ['endTime'],
    claimEnds: ['claimEndTime'],
    participants: ['participants'],
    count: ['participantsCount'],
    cap: ['cap'],
    chain: ['chain'],
    points: ['loyaltyPoints'],
  }),
  /** The word for a campaign's state, in lower case and without '_'. */
  status: wordsFor(campaignStatuses, {
    draft: 'draft',
    notstarted: 'upcoming',
    active: 'active',
    expired: 'ended',
    capreached: 'capped',
    deleted: 'deleted',
  }),
  /** What an object is by its `__typename`. */
  typenames: wordsFor(['campaign', 'space', 'points-row', 'person', 'starboard'], {
    Campaign: 'campaign',
    Quest: 'campaign',
    Space: 'space',
    LoyaltyPointsRank: 'points-row',
    Address: 'person',
    AddressInfo: 'person',
    Starboard: 'starboard',
  }),
  /** What an object without a `__typename` is by the key it stands under. */
  keys: wordsFor(['campaign', 'space', 'points-row', 'person', 'starboard'], {
    campaign: 'campaign',
    quest: 'campaign',
    parentCampaign: 'campaign',
    childrenCampaigns: 'campaign',
    campaigns: 'campaign',
    quests: 'campaign',
    space: 'space',
    curatorSpace: 'space',
    spaces: 'space',
    loyaltyPointsRanks: 'points-row',
    spaceLoyaltyPointsRanks: 'points-row',
    addressInfo: 'person',
    starboard: 'starboard',
  }),
} as const;
