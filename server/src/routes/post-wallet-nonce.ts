import { WalletNonce, WalletNonceRequest } from '@infofi-lens/shared/contracts/auth';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { limited } from '../http/limited.ts';

/** `POST /v1/auth/wallet-nonce`: a message for a wallet to sign. */
export const postWalletNonce = ({ walletSignIn, limiting }: Pick<Deps, 'walletSignIn' | 'limiting'>) =>
  new Hono<AppEnv>().post(
    '/auth/wallet-nonce',
    declares({
      tag: 'auth',
      summary: 'Asks for a message to sign',
      answers: { 200: WalletNonce },
      problems: ['connect_expired', 'connect_already_approved'],
    }),
    limited('wallet_nonce', limiting),
    accepts('json', WalletNonceRequest),
    async (c) => c.json(WalletNonce.parse(await walletSignIn.prepare(c.req.valid('json')))),
  );
