import { SignInAnswer, WalletLoginRequest } from '@infofi-lens/shared/contracts/auth';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { limited } from '../http/limited.ts';
import { deviceKind } from '../services/auth/device-kind.ts';

/** `POST /v1/auth/wallet-login`: signs in with a signed message; an account is made at the first time. */
export const postWalletLogin = ({ walletSignIn, limiting }: Pick<Deps, 'walletSignIn' | 'limiting'>) =>
  new Hono<AppEnv>().post(
    '/auth/wallet-login',
    declares({
      tag: 'auth',
      summary: 'Signs in with a signed message',
      answers: { 200: SignInAnswer },
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
        'nonce_used',
        'nonce_expired',
        'connect_already_approved',
        'chain_unavailable',
      ],
    }),
    limited('wallet_login', limiting),
    accepts('json', WalletLoginRequest),
    async (c) => c.json(SignInAnswer.parse(await walletSignIn.finish(c.req.valid('json'), deviceKind(c.req.header('user-agent'))))),
  );
