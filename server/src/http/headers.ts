import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';

/** JSON is never a page: nothing may load from it, frame it or sniff it into something else. What a route set itself stays. */
export const secured = secureHeaders({
  overwrite: false,
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
export const openToAllOrigins = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
  allowHeaders: ['authorization', 'content-type', 'if-none-match', 'lens-signature', 'x-request-id'],
  exposeHeaders: ['etag', 'retry-after', 'x-request-id'],
  maxAge: 86_400,
});

/**
 * The policy of our own pages: scripts, styles and requests only from and to here, nothing inline; images may be `data:`
 * (icons of wallets, drawings of the reference).
 */
export const pagePolicy = createMiddleware(async (c, next) => {
  await next();
  c.header('content-security-policy', policy);
});

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
