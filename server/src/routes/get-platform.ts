import { Platform } from '@infofi-lens/shared/contracts/platforms';
import { PlatformParams } from '@infofi-lens/shared/contracts/public-id';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText } from '../http/json-text.ts';
import { platformOf } from './platform-of.ts';

/** `GET /v1/platforms/:id`: one platform. */
export const getPlatform = ({ platforms }: Pick<Deps, 'platforms'>) =>
  new Hono<AppEnv>().get(
    '/platforms/:id',
    declares({ tag: 'platforms', summary: 'One platform', answers: { 200: Platform } }),
    cached(60),
    accepts('param', PlatformParams),
    async (c) => answerText(c, JSON.stringify(platformOf(c.req.valid('param').id, await platforms.totals()))),
  );
