import { DeltaFiles } from '@infofi-lens/shared/catalogue/manifest';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText } from '../http/json-text.ts';

/** `GET /v1/catalogue/delta`: where the deltas are. The same answer for everybody: how far one is stays one's own business. */
export const getCatalogueDelta = ({ catalogue }: Pick<Deps, 'catalogue'>) =>
  new Hono<AppEnv>().get(
    '/catalogue/delta',
    declares({
      tag: 'sync',
      summary: 'The files of all deltas',
      description: 'From a number `n`, take the delta with `from <= n < to` that leads furthest, and go on from its `to`.',
      answers: { 200: DeltaFiles },
      problems: ['not_ready'],
    }),
    cached(60),
    async (c) => {
      const { seq, deltas } = await catalogue.contents();
      const files = deltas.map(([from, to, [hash, bytes]]) => ({ from, to, path: `/v1/catalogue/files/${hash}`, bytes }));
      return answerText(c, JSON.stringify({ seq, deltas: files }));
    },
  );
