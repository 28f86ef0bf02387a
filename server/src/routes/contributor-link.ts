import { LinkedContributors, LinkRequest, UnlinkRequest } from '@infofi-lens/shared/contracts/standing';
import { signatureHeader } from '@infofi-lens/shared/contracts/sync';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { signedIn } from '../http/signed-in.ts';

/** `POST /v1/contributors/link` takes a device key into the account, `DELETE` gives it up, `GET /v1/contributors/mine` lists them. */
export const contributorLink = ({ links, sessions }: Pick<Deps, 'links' | 'sessions'>) =>
  new Hono<AppEnv>()
    .post(
      '/contributors/link',
      declares({
        tag: 'sync',
        summary: 'Take a device key into the account',
        description: `The body is signed by the device key (\`${signatureHeader}\`) and names the account, so that no other can use it.`,
        signedBody: LinkRequest,
        answers: { 204: undefined },
        problems: ['malformed_json', 'invalid_input', 'not_found', 'unknown_contributor', 'bad_signature', 'request_stale'],
      }),
      signedIn(sessions),
      async (c) => {
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        await links.link({ bytes, signature: c.req.header(signatureHeader) }, c.get('account').accountId);
        return c.body(null, 204);
      },
    )
    .delete(
      '/contributors/link',
      declares({
        tag: 'sync',
        summary: 'Give a device key up',
        description: 'What it shared stays; it only no longer belongs to the account.',
        answers: { 204: undefined },
        problems: ['not_found'],
      }),
      signedIn(sessions),
      accepts('json', UnlinkRequest),
      async (c) => {
        await links.unlink(c.req.valid('json').contributor, c.get('account').accountId);
        return c.body(null, 204);
      },
    )
    .get(
      '/contributors/mine',
      declares({ tag: 'sync', summary: "The account's device keys", answers: { 200: LinkedContributors } }),
      signedIn(sessions),
      async (c) => c.json(LinkedContributors.parse(await links.of(c.get('account').accountId))),
    );
