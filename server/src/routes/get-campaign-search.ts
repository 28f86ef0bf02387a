import { CampaignSearch, CampaignSearchQuery } from '@infofi-lens/shared/contracts/campaigns';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText, listText, objectText } from '../http/json-text.ts';

/** `GET /v1/campaigns/search?q=`: agreed campaigns by name, also when it is not spelled quite right. */
export const getCampaignSearch = ({ campaigns }: Pick<Deps, 'campaigns'>) =>
  new Hono<AppEnv>().get(
    '/campaigns/search',
    declares({ tag: 'campaigns', summary: 'Campaigns by name', answers: { 200: CampaignSearch } }),
    cached(60),
    accepts('query', CampaignSearchQuery),
    async (c) => {
      const { q, platform, limit } = c.req.valid('query');
      const found = await campaigns.search(q, platform, limit);
      return answerText(c, objectText({ items: listText(found.map(({ text }) => text)) }));
    },
  );
