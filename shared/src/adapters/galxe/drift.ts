import { isRecord, read } from '../json.ts';
import type { Drift } from '../types.ts';
import { isGraphqlAnswer, type Payload } from './payload.ts';
import { entries, type Source } from './source.ts';

/** What came of reading a payload. */
export interface Outcome {
  readonly observations: number;
  readonly campaigns: number;
  readonly rejected: number;
}

/**
 * Whether a payload that should have held data gave none. Most answers of Galxe may be empty (no quests match, nobody is signed in,
 * an error is the answer), so only these are due: objects that were recognised and could all not be read; what the page asked for
 * by name and got, in a shape nobody knows; a home page without a single campaign.
 */
export function driftOf(payload: Payload, outcome: Outcome): Drift | undefined {
  if (payload.drift !== undefined) return payload.drift;
  if (payload.home && outcome.campaigns === 0) {
    return { code: 'home_without_campaigns', message: 'The home page of Galxe held no campaign that could be read.' };
  }
  // A space inside a campaign may still be known where the campaign around it is not.
  const isCampaignDue = outcome.campaigns === 0 && payload.roots.some((root) => isDue(payload.source, root, campaignKeys));
  if (outcome.observations > 0) return isCampaignDue ? unknownShape : undefined;
  if (outcome.rejected > 0) return { code: 'nothing_readable', message: 'Galxe sent entries, and none of them could be read.' };
  return payload.roots.some((root) => isDue(payload.source, root, [...campaignKeys, 'space', 'spaces'])) ? unknownShape : undefined;
}

const unknownShape: Drift = { code: 'unknown_shape', message: 'Galxe answered with data in a shape this reader does not know.' };
const campaignKeys = ['campaign', 'quest', 'campaigns', 'quests'];

/** The fewest fields of an object that was asked for as a whole; smaller ones ask for a detail (who holds it, how many). */
const wholeObject = 6;

/**
 * Whether a GraphQL answer holds under one of these keys, right where the page asked for it, a whole object or a list of them.
 * The app always asks for type names; what has none was asked by somebody else, who may have left out the id on purpose.
 */
function isDue(source: Source, root: unknown, keys: readonly string[]): boolean {
  if (!isGraphqlAnswer(root)) return false;
  const data = read(root, 'data');
  return keys.map((key) => read(data, key)).some((value) => isWhole(value) || entries(source, value, 1).some(isWhole));
}

function isWhole(value: unknown): boolean {
  return isRecord(value) && Object.hasOwn(value, '__typename') && Object.keys(value).length >= wholeObject;
}
