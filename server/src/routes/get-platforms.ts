import { Platforms } from '@infofi-lens/shared/contracts/platforms';
import { platforms as ids } from '@infofi-lens/shared/facts/entity';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText } from '../http/json-text.ts';
import { platformOf } from './platform-of.ts';

/** `GET /v1/platforms`: what is read, and how much is known of it. */
export const getPlatforms = ({ platforms }: Pick<Deps, 'platforms'>) =>
  new Hono<AppEnv>().get(
    '/platforms',
    declares({ tag: 'platforms', summary: 'The platforms', answers: { 200: Platforms } }),
    cached(60),
    async (c) => {
      const totals = await platforms.totals();
      return answerText(c, JSON.stringify({ items: ids.map((id) => platformOf(id, totals)) }));
    },
  );
