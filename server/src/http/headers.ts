import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import type { AppEnv } from './app-env.ts';

/** JSON is never a page: nothing may load from it, frame it or sniff it into something else. What a route set itself stays. */
const secured = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
  crossOriginResourcePolicy: 'cross-origin',
  strictTransportSecurity: 'max-age=31536000',
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
});

/**
 * Any origin may call: an extension's origin differs per install in Firefox, and nothing here rests on the browser's own
 * credentials. There are no cookies; who may do what depends on the bearer token alone.
 */
const openToAllOrigins = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
  allowHeaders: ['authorization', 'content-type', 'if-none-match', 'lens-signature', 'x-request-id'],
  exposeHeaders: ['etag', 'retry-after', 'x-request-id'],
  maxAge: 86_400,
});

/** What every answer carries. The two above say it once, here: they would build the same headers anew for every answer, which took longer than the rest of a read. */
export const everyAnswer: Readonly<Record<string, string>> = Object.fromEntries(
  (
    await new Hono()
      .use(secured, openToAllOrigins)
      .get('/', (c) => c.body(null))
      .request('/')
  ).headers,
);

/** Names the request and gives every answer its headers; answers preflight requests. What a route set itself stays. */
export const commonHeaders = createMiddleware<AppEnv>(async (c, next) => {
  const given = c.req.header('x-request-id');
  c.set('requestId', given && /^[\w\-=]{1,64}$/.test(given) ? given : randomUUID());
  if (c.req.method === 'OPTIONS') {
    const preflight = await openToAllOrigins(c, next);
    if (preflight) c.res = preflight;
  } else await next();
  if (c.get('complete')) return;
  const { headers } = c.res;
  for (const [name, value] of Object.entries(everyAnswer)) if (!headers.has(name)) headers.set(name, value);
  headers.set('x-request-id', c.get('requestId'));
});

/**
 * The policy of our own pages: scripts, styles and requests only from and to here, nothing inline; images may be `data:`
 * (icons of wallets, drawings of the reference).
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
