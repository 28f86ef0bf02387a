import { LensError } from '@infofi-lens/shared/errors';
import type { Locale } from '@infofi-lens/shared/words/locales';
import { getAddress } from 'viem';
import { NotFoundError } from '../../http/errors.ts';
import type { AccountStore } from '../../stores/auth/account-store.ts';
import type { EmailStore } from '../../stores/auth/email-store.ts';
import type { WayChange } from '../mail/mails.ts';
import type { Postman } from './postman.ts';
import type { WalletSignIn } from './wallet-sign-in.ts';

export interface WaysGiven {
  accounts: Pick<AccountStore, 'removeWay'>;
  emails: Pick<EmailStore, 'ofAccount'>;
  wallets: Pick<WalletSignIn, 'addWallet'>;
  postman: Postman;
}

/** How an account may be signed in: wallets and an address can be added and taken away, but for the last. */
export const ways = ({ accounts, emails, wallets, postman }: WaysGiven) => {
  /** Tells the owner, where the account has an address. */
  async function tell(accountId: string, language: Locale, change: WayChange): Promise<void> {
    const address = (await emails.ofAccount(accountId))?.address;
    postman.tell(address, language, (mails) => mails.waysChanged(address ?? '', change));
  }

  return {
    /** @returns the wallet (EIP-55); `undefined` while none has signed. @throws {LensError} as {@link WalletSignIn.addWallet} */
    async addWallet(accountId: string, verifier: string, language: Locale): Promise<string | undefined> {
      const added = await wallets.addWallet(verifier, accountId);
      if (added) await tell(accountId, language, { is: 'walletAdded', wallet: added });
      return added;
    },

    /** @throws {LensError} `not_found`, `last_way_to_sign_in` */
    async removeWallet(accountId: string, address: string, language: Locale): Promise<void> {
      const wallet = getAddress(address);
      refuse(await accounts.removeWay(accountId, { wallet }), 'wallet of this account');
      await tell(accountId, language, { is: 'walletRemoved', wallet });
    },

    /** @throws {LensError} `not_found`, `last_way_to_sign_in` */
    async removeEmail(accountId: string, language: Locale): Promise<void> {
      const known = await emails.ofAccount(accountId);
      refuse(await accounts.removeWay(accountId, 'email'), 'e-mail address of this account');
      postman.tell(known?.address, language, (mails) => mails.waysChanged(known?.address ?? '', { is: 'addressRemoved' }));
    },
  };
};
export type Ways = ReturnType<typeof ways>;

function refuse(outcome: 'removed' | 'not_there' | 'last', what: string): void {
  if (outcome === 'not_there') throw new NotFoundError(what);
  if (outcome === 'last')
    throw new LensError('last_way_to_sign_in', 'This is the only way into the account. Add another one first, or delete the account.');
}
