import { LensError } from '@infofi-lens/shared/errors';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';
import { hasBody } from './has-body.ts';

/**
 * Bodies are JSON and say so. A browser sends a cross-site form without asking first only in the forms' own media types,
 * so this also keeps other sites' forms out.
 */
export const jsonOnly = createMiddleware<AppEnv>(async (c, next) => {
  if (hasBody(c) && !/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) {
    throw new LensError('unsupported_media_type', 'Send the body as application/json.');
  }
  await next();
});
