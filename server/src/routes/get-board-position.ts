import { EntryParams, Position } from '@infofi-lens/shared/contracts/boards';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { NotFoundError } from '../http/errors.ts';
import { answerText } from '../http/json-text.ts';

/** `GET /v1/boards/:id/entries/:subjectId`: where one subject stands, exactly. */
export const getBoardPosition = ({ boards }: Pick<Deps, 'boards'>) =>
  new Hono<AppEnv>().get(
    '/boards/:id/entries/:subjectId',
    declares({ tag: 'boards', summary: 'The exact position of a subject', answers: { 200: Position }, problems: ['not_found'] }),
    cached(15),
    accepts('param', EntryParams),
    async (c) => {
      const { id, subjectId } = c.req.valid('param');
      const row = await boards.position(id, subjectId);
      if (!row) throw new NotFoundError('row on this board');
      return answerText(c, row);
    },
  );
