import { Leaderboard } from '@infofi-lens/shared/contracts/boards';
import { PageQuery } from '@infofi-lens/shared/contracts/page';
import { PlatformParams } from '@infofi-lens/shared/contracts/public-id';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { NotFoundError } from '../http/errors.ts';
import { answerText, objectText } from '../http/json-text.ts';
import { boardText } from './board-text.ts';
import { entryPage } from './entry-page.ts';

/** `GET /v1/platforms/:id/leaderboard`: the platform's board with most rows. The others are in `GET /v1/boards`. */
export const getPlatformLeaderboard = ({ boards, facts }: Pick<Deps, 'boards' | 'facts'>) =>
  new Hono<AppEnv>().get(
    '/platforms/:id/leaderboard',
    declares({ tag: 'platforms', summary: "A platform's largest board", answers: { 200: Leaderboard }, problems: ['not_found'] }),
    cached(15),
    accepts('param', PlatformParams),
    accepts('query', PageQuery),
    async (c) => {
      const [board] = await boards.list([c.req.valid('param').id], undefined, 1);
      if (!board) throw new NotFoundError('board of this platform yet');
      const [known, page] = await Promise.all([
        facts.find({ platform: board.platform, id: board.id, kind: 'board' }),
        entryPage(boards, board, c.req.valid('query')),
      ]);
      return answerText(c, objectText({ board: boardText(board, known), ...page }));
    },
  );
