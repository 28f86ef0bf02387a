import { DumpList } from '@infofi-lens/shared/contracts/dumps';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText } from '../http/json-text.ts';

/** `GET /v1/dumps`: the days of which everything open can be downloaded and computed again. */
export const getDumps = ({ dumps }: Pick<Deps, 'dumps'>) =>
  new Hono<AppEnv>().get(
    '/dumps',
    declares({
      tag: 'sync',
      summary: 'Daily dumps of claims and facts',
      description: 'Pseudonymous, without X, profiles and rows of boards; published 48 hours after they were made, kept for 30 days.',
      answers: { 200: DumpList },
    }),
    cached(300),
    async (c) => answerText(c, JSON.stringify({ dumps: await dumps.published() })),
  );
