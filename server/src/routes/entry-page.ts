import type { PageQuery } from '@infofi-lens/shared/contracts/page';
import * as z from 'zod/mini';
import { readCursor } from '../http/cursor.ts';
import { pageText } from '../http/json-text.ts';
import type { BoardName, BoardStore, Entry, EntryKey } from '../stores/board-store.ts';
import { entryText } from './board-text.ts';

const Key = z.tuple([z.enum(['standing', 'unconfirmed']), z.number(), z.guid()]);

/** A page of a board's rows, as members of an answer. */
export async function entryPage(boards: BoardStore, board: BoardName, { cursor, limit }: PageQuery, unconfirmed = false) {
  const list = unconfirmed ? 'unconfirmed' : 'standing';
  const key = readCursor(cursor, Key.check(z.refine(([of]) => of === list)));
  const after: EntryKey | undefined = key && { place: key[1], entity: key[2] };
  const rows = await (unconfirmed ? boards.unconfirmed(board, after, limit + 1) : boards.entries(board, after, limit + 1));
  return pageText(
    rows,
    limit,
    (entry) => entryText(entry),
    (entry: Entry) => [list, entry.key.place, entry.key.entity],
  );
}
