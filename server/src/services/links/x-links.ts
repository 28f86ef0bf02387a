import { randomBytes } from 'node:crypto';
import { lifetimes } from '@infofi-lens/shared/contracts/auth';
import type { XLink, XStatement, XStatementRequest } from '@infofi-lens/shared/contracts/x-links';
import { LensError } from '@infofi-lens/shared/errors';
import { statedConfidence } from '@infofi-lens/shared/facts/x-link';
import type { EpochMs } from '@infofi-lens/shared/units';
import { getAddress, type Hex } from 'viem';
import { LimitError, NotFoundError } from '../../http/errors.ts';
import type { AccountStore } from '../../stores/auth/account-store.ts';
import type { PendingStatement, XLinkRow, XLinkStore } from '../../stores/x-link-store.ts';
import { ownWallet } from '../analytics/comparison.ts';
import { checkSiwe } from '../auth/siwe-check.ts';
import { parseSiwe, writeSiwe } from '../auth/siwe-message.ts';
import { sha256 } from '../auth/token.ts';
import { isSignedBy, type RpcUrls } from '../auth/wallet-signature.ts';

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
      const nonce = randomBytes(16).toString('hex');
      const message = writeSiwe({
        domain: publicUrl.host,
        address: getAddress(wallet),
        statement: statementOf(asked),
        uri: new URL('/v1/profiles/link-x', publicUrl).href,
        version: '1',
        chainId: asked.chainId,
        nonce,
        issuedAt: new Date(issuedAt).toISOString(),
        expirationTime: new Date(expiresAt).toISOString(),
      });
      await store.expect({ ...asked, nonceHash: sha256(nonce), accountId, wallet, expiresAt }, issuedAt);
      return { message, expiresAt };
    },

    /** @throws {LensError} `siwe_...`, `nonce_unknown`, `nonce_expired`, `chain_unavailable`, `quota_reached` */
    async link(accountId: string, signed: { message: string; signature: string }): Promise<XLink> {
      const message = parseSiwe(signed.message);
      const pending = await store.expected(accountId, sha256(message.nonce));
      if (!pending) throw unknown();
      const at = now();
      if (pending.expiresAt <= at) throw new LensError('nonce_expired', 'This message is more than 10 minutes old. Ask for a new one.');
      const { wallet, chainId } = pending;
      checkSiwe(message, { publicUrl, statement: statementOf(pending), chainId, requestId: undefined, now: at });
      const given = { text: signed.message, signature: signed.signature as Hex, address: getAddress(wallet), chainId }; // hex: its contract
      if (getAddress(message.address) !== given.address || !(await isSignedBy(given, rpcUrls)))
        throw new LensError('siwe_bad_signature', 'The signature is not of this message and this wallet.');
      const kept = await store.keep(pending, signed, at, linksAtMost);
      if (kept === 'used') throw unknown();
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

const statementOf = ({ handle, xId, public: isPublic }: Pick<PendingStatement, 'handle' | 'xId' | 'public'>): string =>
  `I state that the X account @${handle} (id ${xId}) is mine. InfoFi Lens may join it with this wallet ` +
  `${isPublic ? 'where everybody can see it' : 'for me alone'}. I can revoke this at any time. This costs nothing and moves nothing.`;

function linkOf({ others, seen, seenOther, ...row }: XLinkRow): XLink {
  return { ...row, confidence: statedConfidence({ others, seen, seenOther }), conflicts: others, basis: seen ? 'seen' : 'stated' };
}

const unknown = () => new LensError('nonce_unknown', 'This message was not issued to you, or was used already. Ask for a new one.');
