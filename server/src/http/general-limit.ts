import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { AppEnv } from './app-env.ts';
import { LimitError } from './errors.ts';
import type { Limiting } from './limited.ts';

/**
 * Keeps one address from taking a whole process: counted in memory, in windows of a minute, under a key that dies with the process.
 * Of several processes each counts for itself.
 * @param perMinute 0: no limit.
 */
export function generalLimit(perMinute: number, addressOf: Limiting['addressOf']) {
  const key = createSecretKey(randomBytes(32)); // bytes would be made one again at every request
  const counter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return createMiddleware<AppEnv>(async (c, next) => {
    if (perMinute > 0) {
      const caller = createHmac('sha256', key).update(addressOf(c)).digest('base64url');
      await counter.consume(caller).catch((refused: unknown) => {
        throw refused instanceof RateLimiterRes ? new LimitError(Math.ceil(refused.msBeforeNext / 1_000)) : refused;
      });
    }
    await next();
  });
}
