import { BoardEntryPage } from '@infofi-lens/shared/contracts/boards';
import { PageQuery } from '@infofi-lens/shared/contracts/page';
import { IdParams } from '@infofi-lens/shared/contracts/public-id';
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

/** `GET /v1/profiles/:id/campaigns`: the boards an account stands on, which is what the public can know of its campaigns. */
export const getProfileCampaigns = ({ boards }: Pick<Deps, 'boards'>) =>
  new Hono<AppEnv>().get(
    '/profiles/:id/campaigns',
    declares({
      tag: 'profiles',
      summary: 'Boards a profile stands on',
      description: 'Who takes part in what is private. What is public is where an account stands on public boards.',
      answers: { 200: BoardEntryPage },
    }),
    cached(60),
    accepts('param', IdParams),
    accepts('query', PageQuery),
    async (c) => {
      const { platform, id } = c.req.valid('param').id;
      const { cursor, limit } = c.req.valid('query');
      const rows = await boards.ofSubject(platform, id, readCursor(cursor, z.tuple([platformId]))?.[0], limit + 1);
      return answerText(
        c,
        objectText(
          pageText(
            rows,
            limit,
            ({ text }) => text,
            ({ boardId }) => [boardId],
          ),
        ),
      );
    },
  );
