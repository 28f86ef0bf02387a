import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText } from '../http/json-text.ts';

/**
 * `GET /v1/openapi.json`: this API, described.
 * @param describe Reads the description off the running app, so that it can not be out of date. Called once.
 */
export const getOpenapi = ({ describe }: { describe: () => Promise<object> }) => {
  let description: Promise<object> | undefined;
  return new Hono<AppEnv>().get(
    '/openapi.json',
    declares({ tag: 'service', summary: 'This document (OpenAPI 3.1)', answers: { 200: z.looseObject({ openapi: z.string() }) } }),
    cached(300),
    async (c) => {
      description ??= describe();
      return answerText(c, JSON.stringify(await description));
    },
  );
};
