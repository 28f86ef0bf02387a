import { createHash, randomBytes } from 'node:crypto';
import type { DeviceKind } from '@infofi-lens/shared/contracts/account';
import { type ConnectAnswer, lifetimes, type SignInAnswer, type WalletNonce, type WalletPurpose } from '@infofi-lens/shared/contracts/auth';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import { getAddress, type Hex } from 'viem';
import type { Sql, Transaction } from '../../db/client.ts';
import type { AccountStore } from '../../stores/auth/account-store.ts';
import type { ConnectLogin, SignInStore } from '../../stores/auth/sign-in-store.ts';
import type { SessionService } from './sessions.ts';
import { signInStatement } from './sign-in-statement.ts';
import { checkSiwe } from './siwe-check.ts';
import { parseSiwe, writeSiwe } from './siwe-message.ts';
import { type RandomBytes, sameSecret, sha256 } from './token.ts';
import { connectExpired, type Waiting } from './waiting.ts';
import { isSignedBy, type RpcUrls } from './wallet-signature.ts';

export interface WalletSignInDeps {
  sql: Sql;
  accounts: AccountStore;
  signIns: SignInStore;
  sessions: SessionService;
  waiting: Waiting;
  rpcUrls: RpcUrls;
  publicUrl: URL;
  now: () => EpochMs;
  random?: RandomBytes;
}

export type WalletSignIn = ReturnType<typeof walletSignIn>;

/** Signing in with a wallet, by itself or on behalf of an extension that waits. The protocol: docs/signing-in.md. */
export function walletSignIn(given: WalletSignInDeps) {
  const { sql, accounts, signIns, sessions, waiting, rpcUrls, publicUrl, now, random = randomBytes } = given;
  return {
    /**
     * A message to sign. It says who, where, on which chain, until when, and for which waiting extension.
     * @throws {LensError} `connect_expired`, `connect_already_approved`
     */
    async prepare(request: Asked): Promise<WalletNonce> {
      const { chainId, challenge, purpose } = request;
      const issuedAt = now();
      const expiresAt = (issuedAt + lifetimes.nonce) as EpochMs; // a time plus a duration
      if (challenge) await waiting.expect(challenge);
      const nonce = random(16).toString('hex');
      const address = getAddress(request.address);
      const message = writeSiwe({
        domain: publicUrl.host,
        address,
        statement: signInStatement(challenge, purpose),
        uri: new URL('/connect', publicUrl).href,
        version: '1',
        chainId,
        nonce,
        issuedAt: new Date(issuedAt).toISOString(),
        expirationTime: new Date(expiresAt).toISOString(),
        ...(challenge && { requestId: challenge }),
      });
      await signIns.add({ nonceHash: sha256(nonce), address, chainId, purpose, challenge: challenge ?? null, expiresAt });
      return { nonce, message, expiresAt };
    },

    /**
     * Takes a signed message. The nonce is used up by success only, in the transaction that opens the session.
     * @throws {LensError} `siwe_...`, `nonce_...`, `connect_...`, `chain_unavailable`
     */
    async finish({ message: text, signature }: { message: string; signature: string }, device: DeviceKind): Promise<SignInAnswer> {
      const message = parseSiwe(text);
      const pending = await signIns.byNonce(sha256(message.nonce));
      if (!pending) throw new LensError('nonce_unknown', 'This message was not issued here. Ask for a new one.');
      if (pending.usedAt !== null) throw nonceUsed();
      if (pending.expiresAt <= now()) throw new LensError('nonce_expired', 'This message is more than 10 minutes old. Ask for a new one.');

      const { challenge, chainId, purpose } = pending;
      const statement = signInStatement(challenge ?? undefined, purpose);
      checkSiwe(message, { publicUrl, statement, chainId, requestId: challenge ?? undefined, now: now() });
      const address = getAddress(message.address);
      const hex = signature as Hex; // 0x and hex digits: its contract
      if (address !== pending.address || !(await isSignedBy({ text, signature: hex, address, chainId }, rpcUrls)))
        throw new LensError('siwe_bad_signature', 'The signature is not of this message and this wallet.');

      return sql.begin(async (tx) => {
        if (!(await signIns.useNonce(tx, pending.nonceHash, now()))) throw nonceUsed();
        if (purpose === 'add_wallet' && challenge !== null) {
          await waiting.approve(tx, challenge, { wallet: address });
        } else {
          const account = await accounts.ofWallet(tx, address, now());
          if (challenge === null) return sessions.open(tx, account, device);
          await waiting.approve(tx, challenge, { account });
        }
        return { status: 'handed_over' };
      });
    },

    /**
     * What the waiting extension gets: its tokens, once, or that nobody has signed yet.
     * @throws {LensError} `connect_expired`, `connect_already_redeemed`
     */
    async redeem(verifier: string, device: DeviceKind): Promise<ConnectAnswer> {
      const challenge = challengeOf(verifier);
      return sql.begin(async (tx) => {
        const login = await shownFor(tx, challenge);
        if (!login?.accountId) return { status: 'pending' };
        await signIns.redeemConnect(tx, challenge, now());
        return sessions.open(tx, login.accountId, device);
      });
    },

    /**
     * Adds the wallet that signed for this verifier to an account.
     * @returns `undefined` while none has signed.
     * @throws {LensError} `connect_expired`, `connect_already_redeemed`; `wallet_taken` when it signs another account in.
     */
    async addWallet(verifier: string, accountId: string): Promise<string | undefined> {
      const challenge = challengeOf(verifier);
      return sql.begin(async (tx) => {
        const login = await shownFor(tx, challenge);
        if (!login?.wallet) return undefined;
        await signIns.redeemConnect(tx, challenge, now());
        if (!(await accounts.addWallet(tx, accountId, login.wallet, now())))
          throw new LensError('wallet_taken', 'This wallet signs in to another account. Remove it there first, or delete that account.');
        return login.wallet;
      });
    },
  };

  /** What was shown for a challenge, not handed over yet. @returns `undefined` when nothing was asked for with it. */
  async function shownFor(tx: Transaction, challenge: string): Promise<ConnectLogin | undefined> {
    const login = await signIns.connect(tx, challenge);
    if (!login || !sameSecret(Buffer.from(login.challenge), Buffer.from(challenge))) return undefined;
    if (login.redeemedAt !== null)
      throw new LensError('connect_already_redeemed', 'This sign-in has been handed over already. Start a new one.');
    if (login.expiresAt <= now()) throw connectExpired();
    return login;
  }
}

interface Asked {
  address: string;
  chainId: number;
  challenge?: string | undefined;
  purpose: WalletPurpose;
}

const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');
const nonceUsed = () => new LensError('nonce_used', 'This message was used already. Ask for a new one.');
