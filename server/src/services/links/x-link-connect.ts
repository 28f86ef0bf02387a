import { createHash } from 'node:crypto';
import { lifetimes } from '@infofi-lens/shared/contracts/auth';
import type { SignedXStatement, XConnectRequest, XPageRequest, XStatement } from '@infofi-lens/shared/contracts/x-links';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { XLinkWaitRow } from '../../stores/x-link-store.ts';
import { ownWallet } from '../analytics/comparison.ts';
import { connectExpired } from '../auth/waiting.ts';
import type { XLinksGiven } from './x-links.ts';
import { checkStatement, pendingOf, unknownStatement, writeStatement } from './x-statement.ts';

/**
 * Statements that are signed on the connect page, for an extension that waits: it has no wallet, and the page has no token. What the
 * page gets is for the wallets of the account that waits; what it hands in only the holder of the verifier gets.
 */
export function xLinkConnect({ store, accounts, rpcUrls, publicUrl, now }: XLinksGiven) {
  return {
    /** An extension begins to wait. @throws {LensError} `connect_already_approved` */
    async wait(accountId: string, { challenge, ...stated }: XConnectRequest): Promise<void> {
      const expiresAt = (now() + lifetimes.connect) as EpochMs; // a time plus a duration
      if (!(await store.wait({ ...stated, accountId, challenge, expiresAt }))) throw alreadySigned();
    },

    /** The text to sign, for a wallet of the account that waits. @throws {LensError} `connect_...`, `wallet_not_yours` */
    async prepare({ challenge, address, chainId }: XPageRequest): Promise<XStatement> {
      const { accountId, xId, handle, public: isPublic, nonceHash } = await waitingFor(challenge);
      if (nonceHash !== null) throw alreadySigned();
      const wallet = await ownWallet(accounts, accountId, address);
      if (wallet === undefined) throw new LensError('wallet_not_yours', 'This wallet is not in your account.');
      const issuedAt = now();
      const expiresAt = (issuedAt + lifetimes.nonce) as EpochMs; // a time plus a duration
      const given = { accountId, wallet, chainId, xId, handle, public: isPublic, challenge, expiresAt };
      const { message, pending } = writeStatement(given, publicUrl, issuedAt);
      await store.expect(pending);
      return { message, expiresAt };
    },

    /** Takes the signed text for the extension. @throws {LensError} `siwe_...`, `nonce_...`, `connect_...`, `chain_unavailable` */
    async sign(signed: SignedXStatement): Promise<void> {
      const pending = await pendingOf(store, signed);
      if (!pending || pending.challenge === null) throw unknownStatement();
      const at = now();
      await checkStatement(signed, pending, { publicUrl, rpcUrls, at });
      await waitingFor(pending.challenge);
      if (!(await store.ready(pending.challenge, pending.nonceHash, signed, at))) throw alreadySigned();
    },

    /**
     * What was signed for this verifier.
     * @returns `undefined` while nobody has signed.
     * @throws {LensError} `connect_expired`, also for one that this account does not wait with; `connect_already_redeemed`
     */
    async signedFor(verifier: string, accountId: string): Promise<SignedXStatement | undefined> {
      const wait = await waitingFor(createHash('sha256').update(verifier).digest('base64url'));
      if (wait.accountId !== accountId) throw connectExpired();
      if (wait.message !== null && wait.signature !== null) return { message: wait.message, signature: wait.signature };
      if (wait.nonceHash !== null) throw new LensError('connect_already_redeemed', 'This statement was taken already. Start a new one.');
      return undefined;
    },
  };

  async function waitingFor(challenge: string): Promise<XLinkWaitRow> {
    const wait = await store.waiting(challenge);
    if (!wait || wait.expiresAt <= now()) throw connectExpired();
    return wait;
  }
}
export type XLinkConnect = ReturnType<typeof xLinkConnect>;

const alreadySigned = () => new LensError('connect_already_approved', 'This was signed already. Start again from the extension.');
