import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';

/** `GET /v1/openapi.json`: this API, described. Built from the running app, so it can not be out of date. */
export const getOpenapi = ({ describe }: { describe: () => Promise<object> }) =>
  new Hono<AppEnv>().get(
    '/openapi.json',
    declares({ tag: 'service', summary: 'This document (OpenAPI 3.1)', answers: { 200: z.looseObject({ openapi: z.string() }) } }),
    cached(300),
    async (c) => c.json(await describe()),
  );
