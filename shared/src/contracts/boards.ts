import * as z from 'zod/mini';
import { platforms } from '../facts/entity.ts';
import { count, platformId } from '../facts/types.ts';
import { pageOf, pageQuery, queryFlag } from './page.ts';
import { PublicId } from './public-id.ts';
import { Entity } from './sync.ts';

export const Board = z.strictObject({
  platform: z.enum(platforms),
  id: z.string(),
  /** By which field of its rows the board is ordered. */
  orderedBy: z.enum(['score', 'mindshare']),
  /** Rows with an agreed value, which alone have a position. */
  standing: count,
  /** Rows anybody reported. */
  rows: count,
  /** What is known of the board itself, where anything is. */
  board: z.optional(Entity),
});
export type Board = z.infer<typeof Board>;
export const BoardPage = pageOf(Board);
export const BoardsQuery = z.strictObject({ ...pageQuery, platform: z.optional(z.enum(platforms)) });

/** A row with its exact position among all agreed rows, from 1; equal values share one. Unconfirmed rows have none. */
export const BoardEntry = z.strictObject({ position: z.optional(count), boardId: z.string(), subjectId: z.string(), entry: Entity });
export type BoardEntry = z.infer<typeof BoardEntry>;
export const BoardEntryPage = pageOf(BoardEntry);
/** `unconfirmed=true` lists, instead of the board, the rows whose value no quorum vouches for yet. */
export const EntriesQuery = z.strictObject({ ...pageQuery, unconfirmed: z.optional(queryFlag) });
export const EntryParams = z.strictObject({ id: PublicId, subjectId: platformId });
/** One row, and how many rows have a position. */
export const Position = z.strictObject({ ...BoardEntry.shape, of: count });
/** The board of a platform with most rows, and a page of it. */
export const Leaderboard = z.strictObject({ board: Board, ...BoardEntryPage.shape });
