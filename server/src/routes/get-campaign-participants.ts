import { Participants } from '@infofi-lens/shared/contracts/campaigns';
import { PageQuery } from '@infofi-lens/shared/contracts/page';
import { IdParams } from '@infofi-lens/shared/contracts/public-id';
import { Entity } from '@infofi-lens/shared/contracts/sync';
import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { readCursor } from '../http/cursor.ts';
import { declares } from '../http/declares.ts';
import { NotFoundError } from '../http/errors.ts';
import { answerText, listText, objectText, pageText } from '../http/json-text.ts';
import { boardText } from './board-text.ts';

const field = 'participants';

/** `GET /v1/campaigns/:id/participants`: how many take part now and took part before, and the boards of the campaign's space. */
export const getCampaignParticipants = ({ facts, boards }: Pick<Deps, 'facts' | 'boards'>) =>
  new Hono<AppEnv>().get(
    '/campaigns/:id/participants',
    declares({
      tag: 'campaigns',
      summary: 'Participants of a campaign, now and before',
      answers: { 200: Participants },
      problems: ['not_found'],
    }),
    cached(30),
    accepts('param', IdParams),
    accepts('query', PageQuery),
    async (c) => {
      const name = { ...c.req.valid('param').id, kind: 'campaign' } as const;
      const { cursor, limit } = c.req.valid('query');
      const at = readCursor(cursor, z.tuple([z.int()]))?.[0];
      const [found, history] = await Promise.all([
        facts.find(name),
        facts.history(name, { field, before: at === undefined ? undefined : { at, field: '' }, limit: limit + 1 }),
      ]);
      if (!found) throw new NotFoundError('campaign');
      const known = Entity.parse(JSON.parse(found.text)).facts;
      const spaceId = known.spaceId?.value;
      const ofSpace = typeof spaceId === 'string' ? await boards.ofSpace(name.platform, spaceId) : [];
      const page = pageText(
        history,
        limit,
        (point) => JSON.stringify(point),
        (point) => [point.at],
      );
      return answerText(
        c,
        objectText({
          participants: known[field] && JSON.stringify(known[field]),
          history: page.items,
          next: page.next,
          boards: listText(ofSpace.map((board) => boardText(board, undefined))),
        }),
      );
    },
  );
