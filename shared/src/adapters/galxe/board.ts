import { handle } from '../../units.ts';
import { givenAddress, givenId, givenNumber, givenText, understood } from '../given.ts';
import type { JsonRecord } from '../json.ts';
import type { Seen } from './drafts.ts';
import { at, type Source } from './source.ts';
import { rankOf } from './values.ts';

/** A space's board of loyalty points; a season ("sprint") is a board of its own. */
export function pointsBoardId(spaceId: string, sprintId: string | undefined): string {
  return sprintId === undefined ? `points:${spaceId}` : `points:${spaceId}:${sprintId}`;
}

/** Rows name their person and space in their id: `lbrank-{user}-{space}`. */
export function idsInRow(row: unknown): { subjectId: string; spaceId: string } | undefined {
  const [, subjectId, spaceId] = typeof row === 'string' ? (/^lbrank-(\S+)-(\d+)$/.exec(row) ?? []) : [];
  return subjectId === undefined || spaceId === undefined ? undefined : { subjectId, spaceId };
}

/** One row of a points board. Only what the board shows about a person; wallets and other accounts are not read. */
export function rowFields(
  source: Source,
  row: JsonRecord,
  { boardId, subjectId }: { boardId: string; subjectId: string },
): Seen<'board-entry'> {
  const person = source.get(row, 'address');
  return {
    boardId,
    subjectId,
    handle: nameOf(source, person, subjectId),
    avatarUrl: givenAddress(source.get(person, 'avatar')),
    rank: rankOf(source.get(row, 'rank')),
    score: givenNumber(source.get(row, 'points')),
  };
}

/** A person's chosen name. A username equal to the id (or to the wallet) was never chosen. */
export function nameOf(source: Source, person: unknown, id: string): string | undefined {
  const name = understood(givenText(source.get(person, 'username')));
  return name === undefined || name === id || name === source.get(person, 'address') ? undefined : handle(name);
}

/** The person of a row: its own id, not the wallet. @returns `undefined` when the row does not say. */
export function subjectOf(source: Source, row: JsonRecord): string | undefined {
  return givenId(at(source, row, 'address', 'id')) ?? idsInRow(source.get(row, 'id'))?.subjectId;
}
