import { lifetimes } from '@infofi-lens/shared/contracts/auth';
import type { SignedXStatement, XLink, XStatement, XStatementRequest } from '@infofi-lens/shared/contracts/x-links';
import { statedConfidence } from '@infofi-lens/shared/facts/x-link';
import type { EpochMs } from '@infofi-lens/shared/units';
import { LimitError, NotFoundError } from '../../http/errors.ts';
import type { AccountStore } from '../../stores/auth/account-store.ts';
import type { XLinkRow, XLinkStore } from '../../stores/x-link-store.ts';
import { ownWallet } from '../analytics/comparison.ts';
import type { RpcUrls } from '../auth/wallet-signature.ts';
import { checkStatement, pendingOf, unknownStatement, writeStatement } from './x-statement.ts';

/** More X accounts than one person has. */
const linksAtMost = 20;

export interface XLinksGiven {
  readonly store: XLinkStore;
  readonly accounts: Pick<AccountStore, 'byId'>;
  readonly rpcUrls: RpcUrls;
  readonly publicUrl: URL;
  readonly now: () => EpochMs;
}

/**
 * X accounts that people state to be theirs, with the signature of one of their wallets. A signature says who states it, not that it is
 * so: how sure that is says {@link statedConfidence}.
 */
export function xLinks({ store, accounts, rpcUrls, publicUrl, now }: XLinksGiven) {
  return {
    /** A text to sign. Unlike one to sign in with, it says what it states, and works for nothing else. @throws {NotFoundError} */
    async prepare(accountId: string, asked: XStatementRequest): Promise<XStatement> {
      const wallet = await ownWallet(accounts, accountId, asked.wallet);
      if (wallet === undefined) throw new NotFoundError('wallet of yours');
      const issuedAt = now();
      const expiresAt = (issuedAt + lifetimes.nonce) as EpochMs; // a time plus a duration
      const { message, pending } = writeStatement({ ...asked, accountId, wallet, challenge: null, expiresAt }, publicUrl, issuedAt);
      await store.expect(pending);
      return { message, expiresAt };
    },

    /** @throws {LensError} `siwe_...`, `nonce_unknown`, `nonce_expired`, `chain_unavailable`, `quota_reached` */
    async link(accountId: string, signed: SignedXStatement): Promise<XLink> {
      const pending = await pendingOf(store, signed);
      if (pending?.accountId !== accountId) throw unknownStatement();
      const at = now();
      await checkStatement(signed, pending, { publicUrl, rpcUrls, at });
      const kept = await store.keep(pending, signed, at, linksAtMost);
      if (kept === 'used') throw unknownStatement();
      if (kept === 'full')
        throw new LimitError(86_400, 'quota_reached', `An account holds at most ${linksAtMost} links. Revoke one first.`);
      const made = (await store.of(accountId)).find(({ id }) => id === kept.id);
      if (!made) throw new NotFoundError('wallet of yours'); // given up while it was signed
      return linkOf(made);
    },

    of: async (accountId: string): Promise<XLink[]> => (await store.of(accountId)).map(linkOf),

    /** Those of one of the account's own wallets that something may be joined by. */
    ofWallet: async (accountId: string, wallet: string): Promise<XLink[]> =>
      (await store.of(accountId, wallet)).map(linkOf).filter(({ confidence }) => confidence > 0),

    /** @throws {NotFoundError} for one that is not the account's. */
    async revoke(accountId: string, id: string): Promise<void> {
      if (!(await store.revoke(accountId, id, now()))) throw new NotFoundError('link of yours');
    },
  };
}
export type XLinks = ReturnType<typeof xLinks>;

function linkOf({ others, seen, seenOther, ...row }: XLinkRow): XLink {
  return { ...row, confidence: statedConfidence({ others, seen, seenOther }), conflicts: others, basis: seen ? 'seen' : 'stated' };
}
