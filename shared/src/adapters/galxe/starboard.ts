import { handle } from '../../units.ts';
import { givenAddress, givenCount, givenId, givenNumber, givenText, understood } from '../given.ts';
import type { JsonRecord } from '../json.ts';
import type { Drafts } from './drafts.ts';
import { at, entries, type Source } from './source.ts';
import { rankOf } from './values.ts';

/**
 * A Starboard: a ranking of X accounts by influence on a project. Every figure comes as `{value: text, delta, …}`, the rank too.
 * @param askedId The id from the request, for answers without `basicInfo`.
 * @returns how many rows could not be read; `undefined` when the object does not say which board it is.
 */
export function readStarboard(source: Source, starboard: JsonRecord, askedId: string | undefined, drafts: Drafts): number | undefined {
  const info = source.get(starboard, 'basicInfo');
  const id = givenId(source.get(info, 'id')) ?? givenId(source.get(starboard, 'id')) ?? askedId;
  if (id === undefined) return undefined;
  const boardId = `starboard:${id}`;
  const leaderboard = source.get(starboard, 'leaderboard');
  drafts.add('board', boardId, {
    name: givenText(source.get(info, 'name')),
    topic: givenText(source.get(info, 'projectName')),
    totalCount: givenCount(source.get(leaderboard, 'totalCount')),
  });
  return entries(source, leaderboard, 5_000).filter((row) => !readRow(source, row, boardId, drafts)).length;
}

function readRow(source: Source, row: JsonRecord, boardId: string, drafts: Drafts): boolean {
  const account = source.get(row, 'xUserProfile');
  const subjectId = givenId(source.get(account, 'id'));
  if (subjectId === undefined) return false;
  drafts.add('board-entry', `${boardId}:${subjectId}`, {
    boardId,
    subjectId,
    handle: handle(understood(givenText(source.get(account, 'username'))) ?? ''),
    displayName: givenText(source.get(account, 'name')),
    avatarUrl: givenAddress(source.get(account, 'profileImageUrl')),
    followers: givenCount(source.get(account, 'followersCount')),
    rank: rankOf(at(source, row, 'rank', 'value') ?? source.get(row, 'rank')),
    score: givenNumber(at(source, row, 'influenceScore', 'value') ?? source.get(row, 'influenceScore')),
  });
  return true;
}
