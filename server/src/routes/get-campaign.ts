import { IdParams } from '@infofi-lens/shared/contracts/public-id';
import { Entity } from '@infofi-lens/shared/contracts/sync';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { NotFoundError } from '../http/errors.ts';
import { answerText } from '../http/json-text.ts';

/** `GET /v1/campaigns/:id` (`platform:id`): all that is known of a campaign, with its evidence. */
export const getCampaign = ({ facts }: Pick<Deps, 'facts'>) =>
  new Hono<AppEnv>().get(
    '/campaigns/:id',
    declares({ tag: 'campaigns', summary: 'One campaign', answers: { 200: Entity }, problems: ['not_found'] }),
    cached(30),
    accepts('param', IdParams),
    async (c) => {
      const found = await facts.find({ ...c.req.valid('param').id, kind: 'campaign' });
      if (!found) throw new NotFoundError('campaign');
      return answerText(c, found.text, found.seq);
    },
  );
