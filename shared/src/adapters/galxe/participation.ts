import { givenNumber } from '../given.ts';
import type { JsonRecord } from '../json.ts';
import type { Seen } from './drafts.ts';
import type { Asked } from './request.ts';
import { entries, type Source } from './source.ts';
import { eligibleOf, namesTasks, progressOf } from './tasks.ts';
import { rankOf } from './values.ts';

/**
 * The viewer's own part in a campaign.
 * @returns `undefined` without a sign of a viewer: to a stranger the platform writes 0 and false everywhere, which means nothing.
 */
export function participationOf(source: Source, campaign: JsonRecord, asked: Asked): Seen<'participation'> | undefined {
  const whitelist = source.get(campaign, 'whitelistInfo');
  const parts = source.get(campaign, 'userParticipants');
  if (whitelist === undefined && parts === undefined && !namesTasks(source, campaign)) return undefined;
  const statuses = entries(source, parts, 100).map((part) => source.get(part, 'status'));
  const tasks = progressOf(source, campaign);
  const stated = tasks.filter(({ done }) => done !== undefined);
  const done = stated.filter((task) => task.done).length;
  const eligible = eligibleOf(source, campaign);
  const used = givenNumber(source.get(whitelist, 'usedCount'));
  const points = givenNumber(source.get(whitelist, 'claimedLoyaltyPoints'));

  const says = stated.length > 0 || eligible !== undefined || typeof used === 'number' || typeof points === 'number' || parts !== undefined;
  const address = source.get(whitelist, 'address');
  const isPositive = (value: typeof used) => typeof value === 'number' && value > 0;
  const someone = asked.viewer || (typeof address === 'string' && address !== '') || statuses.length > 0 || done > 0;
  if (!says || !(someone || eligible === true || isPositive(used) || isPositive(points))) return undefined;

  const claimed = statuses.some((status) => status === 'Success' || status === 'Participated') || isPositive(used);
  return {
    points,
    claimed: parts !== undefined || typeof used === 'number' ? claimed : undefined,
    eligible,
    ...(stated.length > 0 ? { tasksDone: done, tasksTotal: tasks.length } : {}),
  };
}

/** The viewer's own place on the points board of a space (`addressLoyaltyPoints`). Rank 0 is not on the board. */
export function placeOf(source: Source, place: unknown): Seen<'participation'> {
  const rank = source.get(place, 'rank');
  return { points: givenNumber(source.get(place, 'points')), rank: rank === 0 ? undefined : rankOf(rank) };
}
