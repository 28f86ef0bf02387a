import { DumpParams } from '@infofi-lens/shared/contracts/dumps';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { NotFoundError } from '../http/errors.ts';

/** `GET /v1/dumps/:name`: one file of a dump. It never changes. */
export const getDumpFile = ({ dumps }: Pick<Deps, 'dumps'>) =>
  new Hono<AppEnv>().get(
    '/dumps/:name',
    declares({
      tag: 'sync',
      summary: 'One file of a dump',
      description: 'Gzip of JSON lines, or text. The list has its length and SHA-256.',
      answers: { 200: undefined },
      problems: ['not_found'],
    }),
    accepts('param', DumpParams),
    async (c) => {
      const { name } = c.req.valid('param');
      const file = await dumps.open(name);
      if (!file) throw new NotFoundError('dump');
      return c.body(file.stream, 200, {
        'content-type': typeOf(name),
        'content-length': String(file.bytes),
        'cache-control': 'public, max-age=31536000, immutable',
        etag: `"${file.sha256}"`,
      });
    },
  );

function typeOf(name: string): string {
  if (name.endsWith('.gz')) return 'application/gzip';
  return name.endsWith('.json') ? 'application/json' : 'text/plain; charset=utf-8';
}
