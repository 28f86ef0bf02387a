import { CampaignPage, CampaignsQuery } from '@infofi-lens/shared/contracts/campaigns';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText } from '../http/json-text.ts';
import { campaignListText } from './campaign-list.ts';

/** `GET /v1/campaigns`: campaigns of all platforms, filtered and in order, page by page. */
export const getCampaigns = ({ campaigns, now }: Pick<Deps, 'campaigns' | 'now'>) =>
  new Hono<AppEnv>().get(
    '/campaigns',
    declares({
      tag: 'campaigns',
      summary: 'Campaigns, filtered and in order',
      description: 'Lists agreed campaigns; `unconfirmed=true` those that no quorum vouches for yet. `endsBefore` is in milliseconds.',
      answers: { 200: CampaignPage },
    }),
    cached(30),
    accepts('query', CampaignsQuery),
    async (c) => answerText(c, await campaignListText(campaigns, c.req.valid('query'), now())),
  );
