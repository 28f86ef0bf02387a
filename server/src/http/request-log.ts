import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { AppEnv } from './app-env.ts';

/**
 * One line a request: the route's pattern, never the path (it may name a wallet), and nothing about who asked.
 * What went well is `debug`: at ten thousand reads a second a line for each would cost more than the read.
 */
export function requestLog(log: Logger, now: () => number) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const began = now();
    await next();
    if (c.res.status < 400 && !log.isLevelEnabled('debug')) return;
    const line = { requestId: c.get('requestId'), method: c.req.method, route: routePath(c, -1), status: c.res.status, ms: now() - began };
    if (c.res.status < 400) log.debug(line, 'answered');
    else log.info(line, 'refused');
  });
}
