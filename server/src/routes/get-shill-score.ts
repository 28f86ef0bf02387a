import { ShillAnswer, ShillParams, ShillQuery } from '@infofi-lens/shared/contracts/shill';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText } from '../http/json-text.ts';

/** `GET /v1/analytics/shill-score/:profile`: how effective somebody's posts were, with everything it rests on. */
export const getShillScore = ({ shill }: Pick<Deps, 'shill'>) =>
  new Hono<AppEnv>().get(
    '/analytics/shill-score/:profile',
    declares({
      tag: 'analytics',
      summary: 'How effective the posts of a profile were, 0 to 100',
      description:
        'From agreed public counters alone. `platform` looks at the boards of one platform only. Whoever is scored sees the same as everybody, may object (`POST /v1/profiles/contests`) and may leave (`POST /v1/profiles/opt-out`).',
      answers: { 200: ShillAnswer },
      problems: ['not_found'],
    }),
    cached(60),
    accepts('param', ShillParams),
    accepts('query', ShillQuery),
    async (c) => {
      const { window, platform } = c.req.valid('query');
      return answerText(c, JSON.stringify(await shill.score(c.req.valid('param').profile, window, platform)));
    },
  );
