import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';

/**
 * The network address a request came from.
 * @param trustedProxies How many proxies of ours stand in front: each appended one address to `X-Forwarded-For`, so the caller's
 *   is that many from the right. Whatever stands further left was written by the caller. 0: the header means nothing.
 * @returns `unknown` when there is no connection (the app driven without a socket).
 */
export function callerAddress(c: Context<AppEnv>, trustedProxies: number): string {
  if (trustedProxies > 0) {
    const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-trustedProxies)?.trim();
    if (forwarded) return forwarded;
  }
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'unknown';
}
