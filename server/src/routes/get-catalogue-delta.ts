import { CatalogueDelta, DeltaQuery } from '@infofi-lens/shared/contracts/sync';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText, listText, objectText } from '../http/json-text.ts';

/** `GET /v1/catalogue/delta?after=SEQ`: what changed since, the same for everybody, so that nobody tells what they look at. */
export const getCatalogueDelta = ({ facts }: Pick<Deps, 'facts'>) =>
  new Hono<AppEnv>().get(
    '/catalogue/delta',
    declares({
      tag: 'sync',
      summary: 'Everything that changed after a number',
      description: 'Ask again with `next`. Numbers have an order without gaps: what was asked for once never has to be asked for again.',
      answers: { 200: CatalogueDelta },
    }),
    cached(15),
    accepts('query', DeltaQuery),
    async (c) => {
      const { after, limit, kinds } = c.req.valid('query');
      const changed = await facts.changedAfter(after, kinds, limit + 1);
      const sent = changed.slice(0, limit);
      const next = sent.at(-1)?.seq ?? after;
      return answerText(
        c,
        objectText({ next: String(next), more: String(changed.length > limit), entities: listText(sent.map(({ text }) => text)) }),
      );
    },
  );
