import { GlobalPage } from '@infofi-lens/shared/contracts/global-board';
import { PageQuery } from '@infofi-lens/shared/contracts/page';
import { globalMethodology } from '@infofi-lens/shared/scoring/board/global';
import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { declares } from '../http/declares.ts';
import { answerText, objectText } from '../http/json-text.ts';

const Key = z.tuple([z.literal('global'), z.number(), z.guid()]);
const method = JSON.stringify(globalMethodology);

/** `GET /v1/analytics/leaderboard/global`: people over all platforms, with exact positions. */
export const getGlobalLeaderboard = ({ analytics: { globalBoard } }: Pick<Deps, 'analytics'>) =>
  new Hono<AppEnv>().get(
    '/analytics/leaderboard/global',
    declares({ tag: 'analytics', summary: 'People over all platforms, with exact positions', answers: { 200: GlobalPage } }),
    cached(15),
    accepts('query', PageQuery),
    async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const key = readCursor(cursor, Key);
      const { items, last, of } = await globalBoard.page(key && { place: key[1], entity: key[2] }, limit);
      const next = last && JSON.stringify(writeCursor(['global', last.place, last.entity]));
      return answerText(c, objectText({ method, of: String(of), items: `[${items}]`, next }));
    },
  );
