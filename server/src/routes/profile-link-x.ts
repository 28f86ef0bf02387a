import { ConnectPending } from '@infofi-lens/shared/contracts/auth';
import {
  XConnectRequest,
  XLink,
  XLinkParams,
  XLinkRequest,
  XLinks,
  XStatement,
  XStatementRequest,
} from '@infofi-lens/shared/contracts/x-links';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { limited } from '../http/limited.ts';
import { signedIn } from '../http/signed-in.ts';

/**
 * `POST /v1/profiles/link-x/statement` gives a text to sign, `POST /v1/profiles/link-x` takes it signed, `GET` lists what one's wallets
 * state, `DELETE /v1/profiles/link-x/:id` revokes it. After `POST /v1/profiles/link-x/connect` the connect page asks and signs instead.
 */
export const profileLinkX = ({
  xLinks,
  xLinkConnect,
  sessions,
  limiting,
}: Pick<Deps, 'xLinks' | 'xLinkConnect' | 'sessions' | 'limiting'>) =>
  new Hono<AppEnv>()
    .post(
      '/profiles/link-x/statement',
      declares({
        tag: 'profiles',
        summary: 'Asks for a statement that an X account is yours, to be signed',
        description: 'For one of the wallets of the account. With `public` everybody may see the link, else nobody but you.',
        answers: { 200: XStatement },
        problems: ['not_found'],
      }),
      signedIn(sessions),
      accepts('json', XStatementRequest),
      async (c) => c.json(XStatement.parse(await xLinks.prepare(c.get('account').accountId, c.req.valid('json')))),
    )
    .post(
      '/profiles/link-x/connect',
      declares({
        tag: 'profiles',
        summary: 'Waits for a statement that is signed on the connect page',
        description:
          'Make a verifier and its challenge (PKCE S256), open `/connect#challenge=…&for=x`, and ask `POST /v1/profiles/link-x` with the ' +
          'verifier every 2 s. One at a time for each account: another one takes the place of the one before.',
        answers: { 204: undefined },
        problems: ['connect_already_approved'],
      }),
      signedIn(sessions),
      accepts('json', XConnectRequest),
      async (c) => {
        await xLinkConnect.wait(c.get('account').accountId, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .post(
      '/profiles/link-x',
      declares({
        tag: 'profiles',
        summary: 'States with a signature that an X account is yours',
        description:
          'A signature proves whose the wallet is and nothing about X, so the link carries `confidence` 0.5; who states the same lowers it ' +
          'for all. It is 0.95 once the profile is proven to be yours (`POST /v1/profiles/contests`), and 0 once it is proven another’s. ' +
          'With a verifier: what was signed for it on the connect page; 202 until then.',
        answers: { 201: XLink, 202: ConnectPending },
        problems: [
          'not_found',
          'nonce_unknown',
          'nonce_expired',
          'siwe_malformed',
          'siwe_wrong_domain',
          'siwe_wrong_uri',
          'siwe_wrong_chain',
          'siwe_wrong_statement',
          'siwe_wrong_request',
          'siwe_issued_in_future',
          'siwe_not_yet_valid',
          'siwe_expired',
          'siwe_bad_signature',
          'chain_unavailable',
          'quota_reached',
          'connect_expired',
          'connect_already_redeemed',
        ],
      }),
      signedIn(sessions),
      limited('connect_token', limiting),
      accepts('json', XLinkRequest),
      async (c) => {
        const { message = '', signature = '', verifier } = c.req.valid('json'); // the first two or the last: its contract
        const { accountId } = c.get('account');
        const signed = verifier === undefined ? { message, signature } : await xLinkConnect.signedFor(verifier, accountId);
        if (!signed) return c.json(ConnectPending.parse({ status: 'pending' }), 202);
        return c.json(XLink.parse(await xLinks.link(accountId, signed)), 201);
      },
    )
    .get(
      '/profiles/link-x',
      declares({ tag: 'profiles', summary: 'What your wallets state of X accounts', answers: { 200: XLinks } }),
      signedIn(sessions),
      async (c) => c.json(XLinks.parse({ items: await xLinks.of(c.get('account').accountId) })),
    )
    .delete(
      '/profiles/link-x/:id',
      declares({
        tag: 'profiles',
        summary: 'Revokes such a statement',
        description:
          'It is deleted with its signature. What was joined by it is apart again within seconds, in documents within six hours.',
        answers: { 204: undefined },
        problems: ['not_found'],
      }),
      signedIn(sessions),
      accepts('param', XLinkParams),
      async (c) => {
        await xLinks.revoke(c.get('account').accountId, c.req.valid('param').id);
        return c.body(null, 204);
      },
    );
