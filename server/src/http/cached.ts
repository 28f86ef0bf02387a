import { every } from 'hono/combine';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { createMiddleware } from 'hono/factory';

/**
 * For public reads: an ETag from the body (304 when the caller has it already) and a lifetime.
 * Only good answers are cached; problems always carry `no-store`.
 * @param seconds How long a copy may be used without asking again.
 */
export const cached = (seconds: number) => every(lifetime(`public, max-age=${seconds}`), etag({ retainedHeaders }));

/** A 304 without the CORS headers would be hidden from the caller by its own browser. */
const retainedHeaders = [...RETAINED_304_HEADERS, 'access-control-allow-origin', 'access-control-expose-headers', 'x-request-id'];

const lifetime = (value: string) =>
  createMiddleware(async (c, next) => {
    await next();
    if (c.res.ok || c.res.status === 304) c.header('cache-control', value);
  });
