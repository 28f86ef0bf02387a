import { CampaignPage, PlatformCampaignsQuery } from '@infofi-lens/shared/contracts/campaigns';
import { PlatformParams } from '@infofi-lens/shared/contracts/public-id';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText } from '../http/json-text.ts';
import { campaignListText } from './campaign-list.ts';

/** `GET /v1/platforms/:id/campaigns`: the campaigns of one platform. */
export const getPlatformCampaigns = ({ campaigns, now }: Pick<Deps, 'campaigns' | 'now'>) =>
  new Hono<AppEnv>().get(
    '/platforms/:id/campaigns',
    declares({ tag: 'platforms', summary: 'Campaigns of a platform', answers: { 200: CampaignPage } }),
    cached(30),
    accepts('param', PlatformParams),
    accepts('query', PlatformCampaignsQuery),
    async (c) => {
      const query = { ...c.req.valid('query'), platform: c.req.valid('param').id };
      return answerText(c, await campaignListText(campaigns, query, now()));
    },
  );
