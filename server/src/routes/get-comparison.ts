import { Comparison, WalletParams } from '@infofi-lens/shared/contracts/comparison';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { accepts } from '../http/accepts.ts';
import type { AppEnv } from '../http/app-env.ts';
import { declares } from '../http/declares.ts';
import { NotFoundError } from '../http/errors.ts';
import { signedIn } from '../http/signed-in.ts';
import { ownWallet } from '../services/analytics/comparison.ts';

/** `GET /v1/analytics/comparison/:wallet`: the owner of a wallet over all platforms, for the owner alone. */
export const getComparison = ({
  analytics: { compare },
  xLinks,
  accounts,
  sessions,
}: Pick<Deps, 'analytics' | 'xLinks' | 'accounts' | 'sessions'>) =>
  new Hono<AppEnv>().get(
    '/analytics/comparison/:wallet',
    declares({
      tag: 'analytics',
      summary: 'Yourself over all platforms',
      description: "Only for the signed-in account's own wallets: any other is not found.",
      answers: { 200: Comparison },
      problems: ['not_found'],
    }),
    signedIn(sessions),
    accepts('param', WalletParams),
    async (c) => {
      const { accountId } = c.get('account');
      const wallet = await ownWallet(accounts, accountId, c.req.valid('param').wallet);
      if (wallet === undefined) throw new NotFoundError('wallet of yours');
      return c.json(await compare(wallet, await xLinks.ofWallet(accountId, wallet)));
    },
  );
