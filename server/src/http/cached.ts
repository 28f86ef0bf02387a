import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

/**
 * For public reads: what `answerText` sends may be kept so long. Only good answers are; problems always carry `no-store`.
 * @param seconds How long a copy may be used without asking again.
 */
export const cached = (seconds: number) =>
  createMiddleware<AppEnv>((c, next) => {
    c.set('lifetime', seconds);
    return next();
  });
