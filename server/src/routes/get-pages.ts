import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { pagePolicy } from '../http/headers.ts';

/** The few pages people see (`/`, `/connect`, `/v1/docs`) with their scripts and styles. */
export const getPages = ({ pages }: Pick<Deps, 'pages'>) => {
  const app = new Hono<AppEnv>();
  // The policy is set outside of the cache: a 304 must carry it too, or the browser keeps the page under another one.
  for (const [path, { type, body }] of pages) {
    app.get(path, pagePolicy, cached(300), (c) => c.body(body, 200, { 'content-type': type }));
  }
  return app;
};
