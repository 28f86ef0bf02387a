import { createHash, randomBytes } from 'node:crypto';
import { type ConnectAnswer, lifetimes, type WalletLogin, type WalletNonce } from '@infofi-lens/shared/contracts/auth';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import { getAddress, type Hex } from 'viem';
import type { Sql } from '../../db/client.ts';
import type { AccountStore } from '../../stores/auth/account-store.ts';
import type { SignInStore } from '../../stores/auth/sign-in-store.ts';
import type { SessionService } from './sessions.ts';
import { signInStatement } from './sign-in-statement.ts';
import { checkSiwe } from './siwe-check.ts';
import { parseSiwe, writeSiwe } from './siwe-message.ts';
import { type RandomBytes, sameSecret, sha256 } from './token.ts';
import { isSignedBy, type RpcUrls } from './wallet-signature.ts';

export interface WalletSignInDeps {
  sql: Sql;
  accounts: AccountStore;
  signIns: SignInStore;
  sessions: SessionService;
  rpcUrls: RpcUrls;
  publicUrl: URL;
  now: () => EpochMs;
  random?: RandomBytes;
}

export type WalletSignIn = ReturnType<typeof walletSignIn>;

/** Signing in with a wallet, by itself or on behalf of an extension that waits. The protocol: docs/signing-in.md. */
export function walletSignIn({ sql, accounts, signIns, sessions, rpcUrls, publicUrl, now, random = randomBytes }: WalletSignInDeps) {
  return {
    /**
     * A message to sign. It says who, where, on which chain, until when, and for which waiting extension.
     * @throws {LensError} `connect_expired`, `connect_already_approved`
     */
    async prepare(request: { address: string; chainId: number; challenge?: string | undefined }): Promise<WalletNonce> {
      const { chainId, challenge } = request;
      const issuedAt = now();
      const expiresAt = (issuedAt + lifetimes.nonce) as EpochMs; // a time plus a duration
      if (challenge) {
        const login = await signIns.expectConnect(challenge, (issuedAt + lifetimes.connect) as EpochMs); // a time plus a duration
        if (login.expiresAt <= issuedAt) throw connectExpired();
        if (login.accountId !== null) throw alreadyApproved();
      }
      const nonce = random(16).toString('hex');
      const address = getAddress(request.address);
      const message = writeSiwe({
        domain: publicUrl.host,
        address,
        statement: signInStatement(challenge),
        uri: new URL('/connect', publicUrl).href,
        version: '1',
        chainId,
        nonce,
        issuedAt: new Date(issuedAt).toISOString(),
        expirationTime: new Date(expiresAt).toISOString(),
        ...(challenge && { requestId: challenge }),
      });
      await signIns.add({ nonceHash: sha256(nonce), address, chainId, challenge: challenge ?? null, expiresAt });
      return { nonce, message, expiresAt };
    },

    /**
     * Takes a signed message. The nonce is used up by success only, in the transaction that opens the session.
     * @throws {LensError} `siwe_...`, `nonce_...`, `connect_...`, `chain_unavailable`
     */
    async finish({ message: text, signature }: { message: string; signature: string }): Promise<WalletLogin> {
      const message = parseSiwe(text);
      const pending = await signIns.byNonce(sha256(message.nonce));
      if (!pending) throw new LensError('nonce_unknown', 'This message was not issued here. Ask for a new one.');
      if (pending.usedAt !== null) throw nonceUsed();
      if (pending.expiresAt <= now()) throw new LensError('nonce_expired', 'This message is more than 10 minutes old. Ask for a new one.');

      const { challenge, chainId } = pending;
      const statement = signInStatement(challenge ?? undefined);
      checkSiwe(message, { publicUrl, statement, chainId, requestId: challenge ?? undefined, now: now() });
      const address = getAddress(message.address);
      const hex = signature as Hex; // 0x and hex digits: its contract
      if (address !== pending.address || !(await isSignedBy({ text, signature: hex, address, chainId }, rpcUrls)))
        throw new LensError('siwe_bad_signature', 'The signature is not of this message and this wallet.');

      return sql.begin(async (tx) => {
        if (!(await signIns.useNonce(tx, pending.nonceHash, now()))) throw nonceUsed();
        const accountId = await accounts.ofWallet(tx, address, now());
        if (challenge === null) return sessions.open(tx, accountId);
        if (!(await signIns.approveConnect(tx, challenge, accountId, now()))) throw alreadyApproved();
        return { status: 'handed_over' };
      });
    },

    /**
     * What the waiting extension gets: its tokens, once, or that nobody has signed yet.
     * @throws {LensError} `connect_expired`, `connect_already_redeemed`
     */
    async redeem(verifier: string): Promise<ConnectAnswer> {
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      return sql.begin(async (tx) => {
        const login = await signIns.connect(tx, challenge);
        if (!login || !sameSecret(Buffer.from(login.challenge), Buffer.from(challenge))) return { status: 'pending' };
        if (login.redeemedAt !== null)
          throw new LensError('connect_already_redeemed', 'This sign-in has been handed over already. Start a new one.');
        if (login.expiresAt <= now()) throw connectExpired();
        if (login.accountId === null) return { status: 'pending' };
        await signIns.redeemConnect(tx, challenge, now());
        return sessions.open(tx, login.accountId);
      });
    },
  };
}

const nonceUsed = () => new LensError('nonce_used', 'This message was used already. Ask for a new one.');
const connectExpired = () =>
  new LensError('connect_expired', 'This sign-in took longer than 10 minutes. Start it again from the extension.');
const alreadyApproved = () =>
  new LensError('connect_already_approved', 'This sign-in is done already. Start a new one from the extension to use another wallet.');
