import { GlobalPosition } from '@infofi-lens/shared/contracts/global-board';
import { IdParams } from '@infofi-lens/shared/contracts/public-id';
import { personOf } from '@infofi-lens/shared/facts/person';
import { globalMethodology } from '@infofi-lens/shared/scoring/board/global';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { cached } from '../http/cached.ts';
import { declares } from '../http/declares.ts';
import { NotFoundError } from '../http/errors.ts';
import { answerText, objectText } from '../http/json-text.ts';

const method = JSON.stringify(globalMethodology);

/** `GET /v1/analytics/leaderboard/global/:id` (`platform:subjectId`): where one person stands among all, exactly. */
export const getGlobalPosition = ({ analytics: { globalBoard } }: Pick<Deps, 'analytics'>) =>
  new Hono<AppEnv>().get(
    '/analytics/leaderboard/global/:id',
    declares({
      tag: 'analytics',
      summary: 'The exact position of a person over all platforms',
      description: 'A Kaito user is known by the X account of the same id: `kaito:1` and `x:1` are one person.',
      answers: { 200: GlobalPosition },
      problems: ['not_found'],
    }),
    cached(15),
    accepts('param', IdParams),
    async (c) => {
      const { platform, id } = c.req.valid('param').id;
      const person = personOf(platform, '', id);
      const found = person && (await globalBoard.member(person.id));
      if (!found) throw new NotFoundError('member of the global board');
      return answerText(c, objectText({ method, of: String(found.of), member: found.text }));
    },
  );
