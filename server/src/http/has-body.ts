import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';

/**
 * Whether a request carries a body. On a socket two headers decide (RFC 9112, 6.3): the library gives a `POST` without a body an empty one.
 * Without a socket there is only the request itself.
 */
export function hasBody(c: Context<AppEnv>): boolean {
  if (!c.env?.incoming) return c.req.raw.body !== null;
  const { 'transfer-encoding': chunked, 'content-length': length } = c.env.incoming.headers;
  return chunked !== undefined || Number(length ?? 0) > 0;
}
