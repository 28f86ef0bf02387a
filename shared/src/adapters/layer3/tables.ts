import { campaignStatuses } from '../../facts/campaign.ts';
import { type Filled, names, selectors, wordsFor } from '../table.ts';

/** What Layer3 calls things. Its procedures were never recorded, so several names of each field are known. */
export const layer3Tables = {
  /** Links to campaigns: a tile is one. */
  places: selectors({
    tile: 'a[href*="/activations/"], a[href*="/quests/"], a[href*="/streaks/"], a[href*="/collections/"], a[href*="/campaigns/"]',
  }),
  fields: names({
    starts: ['startDate', 'startsAt', 'startAt', 'startTime', 'startedAt'],
    ends: ['endDate', 'endsAt', 'endAt', 'endTime', 'expiresAt', 'expiryDate', 'expirationDate'],
    claimEnds: ['claimEndsAt', 'claimEndDate', 'claimEndTime'],
    participants: [
      'numberOfParticipants',
      'participantsCount',
      'participantCount',
      'participants',
      'numberOfUsers',
      'numberOfCompletions',
      'completionsCount',
    ],
    children: ['quests', 'Quests', 'activations', 'streaks', 'bounties', 'tasks', 'Tasks', 'childTasks', 'ChildTasks', 'children'],
    steps: ['QuestSteps', 'questSteps', 'BountySteps', 'bountySteps', 'steps', 'Steps', 'subTasks', 'tasks'],
    picture: ['imageUrl', 'image', 'coverImageUrl', 'coverUrl', 'thumbnailUrl'],
    points: ['xp'],
  }),
  /** The word for a campaign's state, in lower case, with '_' between its words. */
  status: wordsFor(campaignStatuses, {
    draft: 'draft',
    upcoming: 'upcoming',
    active: 'active',
    ended: 'ended',
    capped: 'capped',
    deleted: 'deleted',
    unpublished: 'draft',
    scheduled: 'upcoming',
    not_started: 'upcoming',
    live: 'active',
    ongoing: 'active',
    in_progress: 'active',
    expired: 'ended',
    closed: 'ended',
    finished: 'ended',
    archived: 'deleted',
  }),
} as const;
export type Layer3Tables = Filled<typeof layer3Tables>;
