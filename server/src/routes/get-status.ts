import { Status } from '@infofi-lens/shared/contracts/status';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { answerText } from '../http/json-text.ts';

/** `GET /v1/status`: what is held, how well pages are read, which valves are shut. */
export const getStatus = ({ status }: Pick<Deps, 'status'>) =>
  new Hono<AppEnv>().get(
    '/status',
    declares({
      tag: 'service',
      summary: 'How it goes',
      description: 'For people: the page `/status`. Nothing of any page or person is in it.',
      answers: { 200: Status },
    }),
    cached(30),
    async (c) => answerText(c, JSON.stringify(Status.parse(await status()))),
  );
