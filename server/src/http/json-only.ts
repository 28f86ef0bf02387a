import { LensError } from '@infofi-lens/shared/errors';
import { createMiddleware } from 'hono/factory';

/**
 * Bodies are JSON and say so. A browser sends a cross-site form without asking first only in the forms' own media types,
 * so this also keeps other sites' forms out.
 */
export const jsonOnly = createMiddleware(async (c, next) => {
  if (c.req.raw.body && !/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) {
    throw new LensError('unsupported_media_type', 'Send the body as application/json.');
  }
  await next();
});
