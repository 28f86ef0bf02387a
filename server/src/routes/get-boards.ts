import { BoardPage, BoardsQuery } from '@infofi-lens/shared/contracts/boards';
import { platforms } from '@infofi-lens/shared/facts/entity';
import { platformId } from '@infofi-lens/shared/facts/types';
import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { readCursor } from '../http/cursor.ts';
import { declares } from '../http/declares.ts';
import { answerText, objectText, pageText } from '../http/json-text.ts';
import { boardText } from './board-text.ts';

const Key = z.tuple([z.int32().check(z.nonnegative()), z.enum(platforms), platformId]);

/** `GET /v1/boards`: the boards that have rows, the largest first. */
export const getBoards = ({ boards, facts }: Pick<Deps, 'boards' | 'facts'>) =>
  new Hono<AppEnv>().get(
    '/boards',
    declares({ tag: 'boards', summary: 'Boards, the largest first', answers: { 200: BoardPage } }),
    cached(60),
    accepts('query', BoardsQuery),
    async (c) => {
      const { cursor, limit, platform } = c.req.valid('query');
      const key = readCursor(cursor, Key);
      const after = key && { standing: key[0], platform: key[1], id: key[2], rows: 0 };
      const rows = await boards.list(platform ? [platform] : platforms, after, limit + 1);
      const known = await Promise.all(rows.map(async (board) => ({ board, known: await facts.find({ ...board, kind: 'board' }) })));
      const page = pageText(
        known,
        limit,
        ({ board, known }) => boardText(board, known),
        ({ board }) => [board.standing, board.platform, board.id],
      );
      return answerText(c, objectText(page));
    },
  );
