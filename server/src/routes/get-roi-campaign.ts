import { IdParams } from '@infofi-lens/shared/contracts/public-id';
import { CampaignRoi } from '@infofi-lens/shared/contracts/roi';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText } from '../http/json-text.ts';

/** `GET /v1/analytics/roi/campaign/:id` (`platform:id`): what an hour on a campaign pays, or what is missing to say so. */
export const getRoiCampaign = ({ roi }: Pick<Deps, 'roi'>) =>
  new Hono<AppEnv>().get(
    '/analytics/roi/campaign/:id',
    declares({
      tag: 'analytics',
      summary: 'What an hour on a campaign pays',
      description:
        'From agreed values only, at the speed of the crowd, the same for whoever asks. `insufficient_evidence` says what is missing instead of guessing. ' +
        'The document `roi` of the catalogue holds everything that goes in beside the facts, so that anybody can compute it without asking.',
      answers: { 200: CampaignRoi },
      problems: ['not_found'],
    }),
    cached(60),
    accepts('param', IdParams),
    async (c) => answerText(c, JSON.stringify(await roi.ofCampaign(c.req.valid('param').id))),
  );
