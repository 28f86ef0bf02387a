import { Board } from '@infofi-lens/shared/contracts/boards';
import { IdParams } from '@infofi-lens/shared/contracts/public-id';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { NotFoundError } from '../http/errors.ts';
import { answerText } from '../http/json-text.ts';
import { boardText } from './board-text.ts';

/** `GET /v1/boards/:id` (`platform:id`): one board, without its rows. */
export const getBoard = ({ boards, facts }: Pick<Deps, 'boards' | 'facts'>) =>
  new Hono<AppEnv>().get(
    '/boards/:id',
    declares({ tag: 'boards', summary: 'One board', answers: { 200: Board }, problems: ['not_found'] }),
    cached(30),
    accepts('param', IdParams),
    async (c) => {
      const name = c.req.valid('param').id;
      const [rows, known] = await Promise.all([boards.find(name), facts.find({ ...name, kind: 'board' })]);
      if (!rows && !known) throw new NotFoundError('board');
      return answerText(c, boardText(rows ?? { ...name, standing: 0, rows: 0 }, known));
    },
  );
