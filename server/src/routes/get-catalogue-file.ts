import { FileParams } from '@infofi-lens/shared/catalogue/manifest';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { NotFoundError } from '../http/errors.ts';

/**
 * `GET /v1/catalogue/files/:hash`: a file of the catalogue as it is carried. It is gzip by its type and not by its transfer:
 * what arrives is what the hash is over, whoever stands in between.
 */
export const getCatalogueFile = ({ catalogue }: Pick<Deps, 'catalogue'>) =>
  new Hono<AppEnv>().get(
    '/catalogue/files/:hash',
    declares({
      tag: 'sync',
      summary: 'A file of the catalogue by the SHA-256 of its bytes',
      description: 'gzip, as `application/gzip` without a content encoding. Never changes; dropped some time after no manifest names it.',
      answers: { 200: undefined },
      problems: ['not_found'],
    }),
    accepts('param', FileParams),
    async (c) => {
      const { hash } = c.req.valid('param');
      const headers = { 'cache-control': 'public, max-age=31536000, immutable, no-transform', etag: `"${hash}"` };
      if (c.req.header('if-none-match') === `"${hash}"`) return c.body(null, 304, headers);
      const bytes = await catalogue.file(hash);
      if (!bytes) throw new NotFoundError('file');
      return c.body(new Uint8Array(bytes), 200, { ...headers, 'content-type': 'application/gzip' });
    },
  );
