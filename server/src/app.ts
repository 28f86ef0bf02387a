import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { Deps } from './deps.ts';
import type { AppEnv } from './http/app-env.ts';
import { generalLimit } from './http/general-limit.ts';
import { hasBody } from './http/has-body.ts';
import { commonHeaders } from './http/headers.ts';
import { jsonOnly } from './http/json-only.ts';
import { openApiOf } from './http/openapi.ts';
import { answerProblem, bodyTooLarge, problemFrom } from './http/problem.ts';
import { requestLog } from './http/request-log.ts';
import { shedLoad } from './http/shed-load.ts';
import { getHealth } from './routes/get-health.ts';
import { getOpenapi } from './routes/get-openapi.ts';
import { getPages } from './routes/get-pages.ts';
import { v1Routes } from './routes/registry.ts';

/** Largest body: a batch of 100 sightings is at most 1 MiB of JSON. */
export const maxBody = 1_048_576;

/** Builds the whole API. Opens nothing and starts nothing: what it needs is given. */
export function createApp(deps: Deps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.onError(problemFrom(deps.log));
  app.notFound((c) => answerProblem(c, 'not_found', 'There is nothing at this address. GET / lists what there is.'));
  app.use(commonHeaders, requestLog(deps.log, deps.now), allowedMethods(app));
  app.route('/', getHealth(deps)); // before load is shed: a busy process must still be able to say that it is busy
  app.use(shedLoad(deps.load), generalLimit(deps.requestsPerMinute, deps.limiting.addressOf), limitedBody, jsonOnly);
  app.route('/', getPages(deps));
  for (const route of v1Routes(deps)) app.route('/v1', route);
  app.route('/v1', getOpenapi({ describe: () => openApiOf(app, deps.publicUrl.origin) }));
  return app;
}

const limitBody = bodyLimit({
  maxSize: maxBody,
  onError: () => {
    throw bodyTooLarge();
  },
});

/** Only where there is a body: asking the library for one makes it build a whole request first. */
const limitedBody = createMiddleware<AppEnv>((c, next) => (hasBody(c) ? limitBody(c, next) : next()));

const allowedMethods = (app: Hono<AppEnv>) =>
  methodNotAllowed({
    app,
    onMethodNotAllowed: (c, methods) => {
      c.header('allow', methods.join(', '));
      return answerProblem(c, 'method_not_allowed', `${c.req.method} does not work here. Use ${methods.join(' or ')}.`);
    },
  });
