import { Appeal, AppealRequest, ContributorStanding, StandingRequest } from '@infofi-lens/shared/contracts/standing';
import { signatureHeader } from '@infofi-lens/shared/contracts/sync';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';

const problems = ['malformed_json', 'invalid_input', 'unknown_contributor', 'bad_signature', 'request_stale', 'too_many_requests'] as const;
const noStore = { 'cache-control': 'no-store' };

/** `POST /v1/contributors/standing`: what became of a contributor's words. `POST …/appeals`: what they object to. Both for the key's holder alone. */
export const postContributorStanding = ({ standing }: Pick<Deps, 'standing'>) =>
  new Hono<AppEnv>()
    .post(
      '/contributors/standing',
      declares({
        tag: 'sync',
        summary: 'What became of what was shared',
        description: `Signed like a batch (\`${signatureHeader}\`), with the present time. Counts look at the latest 300 things.`,
        signedBody: StandingRequest,
        answers: { 200: ContributorStanding },
        problems,
      }),
      async (c) => {
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        return c.json(ContributorStanding.parse(await standing.of({ bytes, signature: c.req.header(signatureHeader) })), 200, noStore);
      },
    )
    .post(
      '/contributors/appeals',
      declares({
        tag: 'sync',
        summary: 'Object to a quarantine or to a standing',
        description: 'At most five a day. The decision is in the answer of `POST /v1/contributors/standing`.',
        signedBody: AppealRequest,
        answers: { 201: Appeal },
        problems: [...problems, 'not_found'],
      }),
      async (c) => {
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        return c.json(await standing.appeal({ bytes, signature: c.req.header(signatureHeader) }), 201, noStore);
      },
    );
