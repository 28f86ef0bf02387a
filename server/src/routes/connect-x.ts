import { HandedOver } from '@infofi-lens/shared/contracts/auth';
import { SignedXStatement, XPageRequest, XStatement } from '@infofi-lens/shared/contracts/x-links';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { limited } from '../http/limited.ts';

/** `POST /v1/auth/x-statement` and `POST /v1/auth/x-signature`: what the connect page asks, and hands in, for an extension that waits. */
export const connectX = ({ xLinkConnect, limiting }: Pick<Deps, 'xLinkConnect' | 'limiting'>) =>
  new Hono<AppEnv>()
    .post(
      '/auth/x-statement',
      declares({
        tag: 'auth',
        summary: 'Asks for the statement of an X account that an extension waits for',
        description: 'For a wallet of the account that waits (`POST /v1/profiles/link-x/connect`), to be signed by it.',
        answers: { 200: XStatement },
        problems: ['connect_expired', 'connect_already_approved', 'wallet_not_yours'],
      }),
      limited('wallet_nonce', limiting),
      accepts('json', XPageRequest),
      async (c) => c.json(XStatement.parse(await xLinkConnect.prepare(c.req.valid('json')))),
    )
    .post(
      '/auth/x-signature',
      declares({
        tag: 'auth',
        summary: 'Hands such a statement in, signed',
        description: 'The extension that waits fetches it with its verifier (`POST /v1/profiles/link-x`).',
        answers: { 200: HandedOver },
        problems: [
          'siwe_malformed',
          'siwe_wrong_domain',
          'siwe_wrong_uri',
          'siwe_wrong_chain',
          'siwe_wrong_statement',
          'siwe_wrong_request',
          'siwe_issued_in_future',
          'siwe_expired',
          'siwe_not_yet_valid',
          'siwe_bad_signature',
          'nonce_unknown',
          'nonce_expired',
          'connect_expired',
          'connect_already_approved',
          'chain_unavailable',
        ],
      }),
      limited('wallet_login', limiting),
      accepts('json', SignedXStatement),
      async (c) => {
        await xLinkConnect.sign(c.req.valid('json'));
        return c.json(HandedOver.parse({ status: 'handed_over' }));
      },
    );
