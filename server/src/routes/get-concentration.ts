import { BoardConcentration } from '@infofi-lens/shared/contracts/concentration';
import { IdParams } from '@infofi-lens/shared/contracts/public-id';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { NotFoundError } from '../http/errors.ts';
import { answerText } from '../http/json-text.ts';

/** `GET /v1/analytics/concentration/:id` (`platform:boardId`): how strongly a board's total sits with few, and how that moved. */
export const getConcentration = ({ analytics: { concentrationOf }, boards }: Pick<Deps, 'analytics' | 'boards'>) =>
  new Hono<AppEnv>().get(
    '/analytics/concentration/:id',
    declares({
      tag: 'analytics',
      summary: 'How concentrated a board is, and how that moved',
      description: 'Counted at most every 15 minutes, some seconds after rows changed.',
      answers: { 200: BoardConcentration },
      problems: ['not_found'],
    }),
    cached(60),
    accepts('param', IdParams),
    async (c) => {
      const board = await boards.find(c.req.valid('param').id);
      if (!board) throw new NotFoundError('board');
      return answerText(c, JSON.stringify(await concentrationOf(board)));
    },
  );
