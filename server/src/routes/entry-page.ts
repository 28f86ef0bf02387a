import type { PageQuery } from '@infofi-lens/shared/contracts/page';
import * as z from 'zod/mini';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { pageText } from '../http/json-text.ts';
import type { BoardName, EntryKey } from '../stores/board-keys.ts';
import type { BoardStore } from '../stores/board-store.ts';

const keyIn = <List extends string>(list: List) => z.tuple([z.literal(list), z.number(), z.guid()]);
/** A cursor of one list does not fit the other. */
const keys = { standing: keyIn('standing'), unconfirmed: keyIn('unconfirmed') };

/** A page of a board's rows, as members of an answer. */
export async function entryPage(boards: BoardStore, board: BoardName, { cursor, limit }: PageQuery, unconfirmed = false) {
  const list = unconfirmed ? 'unconfirmed' : 'standing';
  const key = readCursor<[string, number, string]>(cursor, keys[list]);
  const after: EntryKey | undefined = key && { place: key[1], entity: key[2] };
  const cursorAt = ({ place, entity }: EntryKey) => [list, place, entity];
  if (unconfirmed)
    return pageText(
      await boards.unconfirmed(board, after, limit + 1),
      limit,
      ({ text }) => text,
      ({ entity }) => cursorAt({ place: 0, entity }),
    );
  const { items, last } = await boards.entries(board, after, limit);
  return { items: `[${items}]`, next: last && JSON.stringify(writeCursor(cursorAt(last))) };
}
