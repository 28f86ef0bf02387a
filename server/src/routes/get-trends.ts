import { TrendPage, TrendsQuery, trendSorts } from '@infofi-lens/shared/contracts/trends';
import { nonEmpty } from '@infofi-lens/shared/facts/types';
import { movementMethodology } from '@infofi-lens/shared/scoring/trends/movement';
import { spanNames } from '@infofi-lens/shared/scoring/trends/spans';
import { unusualMethodology } from '@infofi-lens/shared/scoring/trends/unusual';
import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { readCursor } from '../http/cursor.ts';
import { declares } from '../http/declares.ts';
import { answerText, objectText, pageText } from '../http/json-text.ts';

const Key = z.tuple([z.enum(trendSorts), z.enum(spanNames), z.number(), z.guid(), nonEmpty(60)]);
const method = JSON.stringify(`${movementMethodology} ${unusualMethodology}`);

/** `GET /v1/analytics/trends`: what moved over an hour, a day or a week, and whether that is unusual for it. */
export const getTrends = ({ analytics: { trends } }: Pick<Deps, 'analytics'>) =>
  new Hono<AppEnv>().get(
    '/analytics/trends',
    declares({ tag: 'analytics', summary: 'What moved, and whether that is unusual for it', answers: { 200: TrendPage } }),
    cached(60),
    accepts('query', TrendsQuery),
    async (c) => {
      const { cursor, limit, ...asked } = c.req.valid('query');
      const key = readCursor(cursor, Key.check(z.refine(([sort, span]) => sort === asked.sort && span === asked.span)));
      const after = key && { by: key[2], entity: key[3], field: key[4] };
      const page = pageText(
        await trends.list(asked, after, limit + 1),
        limit,
        ({ text }) => text,
        ({ by, entity, field }) => [asked.sort, asked.span, by, entity, field],
      );
      return answerText(c, objectText({ method, ...page }));
    },
  );
