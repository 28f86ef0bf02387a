import { LensError } from '@infofi-lens/shared/errors';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

export interface Load {
  /** Requests being answered now. */
  current: number;
  /** From here on new ones are refused. */
  readonly max: number;
}

export const newLoad = (max: number): Load => ({ current: 0, max });

/** Refuses work that could only be done late: a quick 503 lets the caller (or a balancer) go elsewhere. */
export function shedLoad(load: Load) {
  return createMiddleware<AppEnv>(async (_c, next) => {
    if (load.current >= load.max) throw new LensError('overloaded', 'Too much to do right now. Try again in a few seconds.');
    load.current += 1;
    try {
      await next();
    } finally {
      load.current -= 1;
    }
  });
}
