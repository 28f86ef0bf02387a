import { LensError } from '@infofi-lens/shared/errors';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

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

/** On a socket the two headers decide (RFC 9112, 6.3): the library gives a `POST` without a body an empty one. Without a socket there is only the request itself. */
function hasBody(c: Context<AppEnv>): boolean {
  if (!c.env?.incoming) return c.req.raw.body !== null;
  return c.req.header('transfer-encoding') !== undefined || Number(c.req.header('content-length') ?? 0) > 0;
}
