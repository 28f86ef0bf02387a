import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { getOpenapi } from './get-openapi.ts';

/** Every route under `/v1`, one line each, sorted by path. A route that is not here does not exist. */
export const v1Routes = (deps: Deps & { describe: () => Promise<object> }): Hono<AppEnv>[] => [getOpenapi(deps)];
