import { ManifestAnswer } from '@infofi-lens/shared/catalogue/manifest';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText } from '../http/json-text.ts';

/** `GET /v1/catalogue/manifest`: what the catalogue consists of now, signed. The only part of it that ever changes. */
export const getCatalogueManifest = ({ catalogue }: Pick<Deps, 'catalogue'>) =>
  new Hono<AppEnv>().get(
    '/catalogue/manifest',
    declares({
      tag: 'sync',
      summary: 'The signed manifest of the catalogue',
      description: 'Names every file by its SHA-256, and carries the key documents that lead to the key it is signed by.',
      answers: { 200: ManifestAnswer },
      problems: ['not_ready'],
    }),
    cached(60),
    async (c) => {
      const { sequence, answer } = await catalogue.manifest();
      return answerText(c, answer, sequence);
    },
  );
