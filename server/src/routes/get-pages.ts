import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { pagePolicy } from '../http/headers.ts';
import { answerText } from '../http/json-text.ts';
import { languageOf } from '../http/language.ts';

/**
 * The few pages people see (`/`, `/connect`, `/confirm`, `/reset`, `/status`, `/calibration`, `/v1/docs`), each in the language of
 * who asks, with their scripts, styles and texts.
 */
export const getPages = ({ pages }: Pick<Deps, 'pages'>) => {
  const app = new Hono<AppEnv>();
  for (const [path, { type, body }] of pages) {
    const headers = { 'content-type': type, 'content-security-policy': pagePolicy };
    app.get(path, cached(300), (c) =>
      typeof body === 'string'
        ? answerText(c, body, undefined, headers)
        : answerText(c, body[languageOf(c)], undefined, { ...headers, vary: 'accept-language' }),
    );
  }
  return app;
};
