import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { pagePolicy } from '../http/headers.ts';
import { answerText } from '../http/json-text.ts';

/** The few pages people see (`/`, `/connect`, `/confirm`, `/reset`, `/status`, `/calibration`, `/v1/docs`) with their scripts and styles. */
export const getPages = ({ pages }: Pick<Deps, 'pages'>) => {
  const app = new Hono<AppEnv>();
  for (const [path, { type, body }] of pages) {
    const headers = { 'content-type': type, 'content-security-policy': pagePolicy };
    app.get(path, cached(300), (c) => answerText(c, body, undefined, headers));
  }
  return app;
};
