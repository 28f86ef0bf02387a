import { LinkedWallet, LinkWalletAnswer, LinkWalletRequest, UnlinkWalletRequest } from '@infofi-lens/shared/contracts/account';
import { ConnectPending } from '@infofi-lens/shared/contracts/auth';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { languageOf } from '../http/language.ts';
import { limited } from '../http/limited.ts';
import { signedIn } from '../http/signed-in.ts';

/** `POST /v1/profiles/link-wallet` adds a wallet that signed to the account, `DELETE` takes one away. */
export const linkWallet = ({ ways, sessions, limiting }: Pick<Deps, 'ways' | 'sessions' | 'limiting'>) =>
  new Hono<AppEnv>()
    .post(
      '/profiles/link-wallet',
      declares({
        tag: 'profiles',
        summary: 'Adds a wallet to the account, once it has signed',
        description:
          'Make a verifier and its challenge (PKCE S256); ask `wallet-nonce` with `purpose: "add_wallet"` and the challenge, sign, hand in at `wallet-login`; then this, with the verifier. 202 until then: ask every 2 s.',
        answers: { 200: LinkedWallet, 202: ConnectPending },
        problems: ['connect_expired', 'connect_already_redeemed', 'wallet_taken'],
      }),
      signedIn(sessions),
      limited('connect_token', limiting),
      accepts('json', LinkWalletRequest),
      async (c) => {
        const address = await ways.addWallet(c.get('account').accountId, c.req.valid('json').verifier, languageOf(c));
        const answer = LinkWalletAnswer.parse(address ? { status: 'linked', address } : { status: 'pending' });
        return c.json(answer, answer.status === 'pending' ? 202 : 200);
      },
    )
    .delete(
      '/profiles/link-wallet',
      declares({
        tag: 'profiles',
        summary: 'Takes a wallet away from the account',
        answers: { 204: undefined },
        problems: ['not_found', 'last_way_to_sign_in'],
      }),
      signedIn(sessions),
      accepts('json', UnlinkWalletRequest),
      async (c) => {
        await ways.removeWallet(c.get('account').accountId, c.req.valid('json').address, languageOf(c));
        return c.body(null, 204);
      },
    );
