import { BoardEntryPage, EntriesQuery } from '@infofi-lens/shared/contracts/boards';
import { IdParams } from '@infofi-lens/shared/contracts/public-id';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText, objectText } from '../http/json-text.ts';
import { entryPage } from './entry-page.ts';

/** `GET /v1/boards/:id/entries`: the rows of a board with exact positions. A board nobody reported has none. */
export const getBoardEntries = ({ boards }: Pick<Deps, 'boards'>) =>
  new Hono<AppEnv>().get(
    '/boards/:id/entries',
    declares({ tag: 'boards', summary: 'Rows of a board, with exact positions', answers: { 200: BoardEntryPage } }),
    cached(15),
    accepts('param', IdParams),
    accepts('query', EntriesQuery),
    async (c) => {
      const query = c.req.valid('query');
      return answerText(c, objectText(await entryPage(boards, c.req.valid('param').id, query, query.unconfirmed)));
    },
  );
