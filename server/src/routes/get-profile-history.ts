import { HistoryPage, HistoryQuery } from '@infofi-lens/shared/contracts/history';
import { IdParams } from '@infofi-lens/shared/contracts/public-id';
import { nonEmpty } from '@infofi-lens/shared/facts/types';
import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { readCursor } from '../http/cursor.ts';
import { declares } from '../http/declares.ts';
import { NotFoundError } from '../http/errors.ts';
import { answerText, objectText, pageText } from '../http/json-text.ts';

/** `GET /v1/profiles/:id/history`: past agreed values of a profile, newest first. */
export const getProfileHistory = ({ facts }: Pick<Deps, 'facts'>) =>
  new Hono<AppEnv>().get(
    '/profiles/:id/history',
    declares({ tag: 'profiles', summary: 'Past values of a profile', answers: { 200: HistoryPage }, problems: ['not_found'] }),
    cached(60),
    accepts('param', IdParams),
    accepts('query', HistoryQuery),
    async (c) => {
      const name = { ...c.req.valid('param').id, kind: 'profile' } as const;
      const { cursor, limit, field } = c.req.valid('query');
      const key = readCursor(cursor, z.tuple([z.int(), nonEmpty(60)]));
      const before = key && { at: key[0], field: key[1] };
      const [found, points] = await Promise.all([facts.find(name), facts.history(name, { field, before, limit: limit + 1 })]);
      if (!found) throw new NotFoundError('profile');
      return answerText(
        c,
        objectText(
          pageText(
            points,
            limit,
            (point) => JSON.stringify(point),
            ({ at, field }) => [at, field],
          ),
        ),
      );
    },
  );
