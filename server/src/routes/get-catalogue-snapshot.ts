import { SnapshotFiles } from '@infofi-lens/shared/catalogue/manifest';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText } from '../http/json-text.ts';

/** `GET /v1/catalogue/snapshot`: where the newest snapshot's parts are. What is signed is the manifest. */
export const getCatalogueSnapshot = ({ catalogue }: Pick<Deps, 'catalogue'>) =>
  new Hono<AppEnv>().get(
    '/catalogue/snapshot',
    declares({
      tag: 'sync',
      summary: 'The files of the newest snapshot',
      answers: { 200: SnapshotFiles },
      problems: ['not_ready'],
    }),
    cached(60),
    async (c) => {
      const { snapshot } = await catalogue.contents();
      const parts = snapshot.parts.map(([hash, bytes]) => ({ path: `/v1/catalogue/files/${hash}`, bytes }));
      return answerText(c, JSON.stringify({ seq: snapshot.seq, entities: snapshot.entities, parts }));
    },
  );
