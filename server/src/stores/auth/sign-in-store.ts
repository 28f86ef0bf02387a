import type { WalletPurpose } from '@infofi-lens/shared/contracts/auth';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../../db/client.ts';

export type SignInStore = ReturnType<typeof signInStore>;

/** A message given out to be signed. */
export interface PendingSignIn {
  nonceHash: Buffer;
  /** EIP-55 form. */
  address: string;
  chainId: number;
  purpose: WalletPurpose;
  challenge: string | null;
  expiresAt: EpochMs;
}

/** An extension that waits. */
export interface ConnectLogin {
  expiresAt: EpochMs;
  accountId: string | null;
  /** EIP-55 form: shown to be added to whichever account the extension is signed in to. */
  wallet: string | null;
  redeemedAt: EpochMs | null;
}
/** What somebody showed on behalf of an extension: whose account they are, or which wallet is theirs. */
export type Shown = { readonly account: string } | { readonly wallet: string };

/** Sign-ins under way: nonces given out, and the extensions that wait for one. */
export const signInStore = (sql: Sql) => ({
  /** Notes that an extension waits; its time runs from the first call. */
  async expectConnect(challenge: string, expiresAt: EpochMs): Promise<ConnectLogin> {
    await sql`insert into connect_logins (challenge, expires_at) values (${challenge}, ${expiresAt}) on conflict do nothing`;
    const [login] = await sql<ConnectLogin[]>`
      select expires_at as "expiresAt", account_id as "accountId", wallet, redeemed_at as "redeemedAt"
      from connect_logins where challenge = ${challenge}`;
    if (!login) throw new Error('A row that was just written is not there.');
    return login;
  },

  async add({ nonceHash, address, chainId, purpose, challenge, expiresAt }: PendingSignIn): Promise<void> {
    await sql`insert into wallet_nonces (nonce_hash, address, chain_id, purpose, challenge, expires_at)
      values (${nonceHash}, ${address}, ${chainId}, ${purpose}, ${challenge}, ${expiresAt})`;
  },

  async byNonce(nonceHash: Buffer): Promise<(PendingSignIn & { usedAt: EpochMs | null }) | undefined> {
    const [found] = await sql<(PendingSignIn & { usedAt: EpochMs | null })[]>`
      select nonce_hash as "nonceHash", address, chain_id as "chainId", purpose, challenge, expires_at as "expiresAt", used_at as "usedAt"
      from wallet_nonces where nonce_hash = ${nonceHash}`;
    return found;
  },

  /** @returns whether it was unused until now: of many at once exactly one hears yes. */
  async useNonce(tx: Transaction, nonceHash: Buffer, now: EpochMs): Promise<boolean> {
    const used = await tx`update wallet_nonces set used_at = ${now} where nonce_hash = ${nonceHash} and used_at is null`;
    return used.count === 1;
  },

  /** @returns whether nobody had signed for this extension yet. */
  async approveConnect(tx: Transaction, challenge: string, shown: Shown, now: EpochMs): Promise<boolean> {
    const is = 'account' in shown ? tx`account_id = ${shown.account}` : tx`wallet = ${shown.wallet}`;
    const approved = await tx`update connect_logins set ${is}, approved_at = ${now}
      where challenge = ${challenge} and approved_at is null and expires_at > ${now}`;
    return approved.count === 1;
  },

  /** Locks the row until the transaction ends. @returns `undefined` when no page has asked for this challenge yet. */
  async connect(tx: Transaction, challenge: string): Promise<(ConnectLogin & { challenge: string }) | undefined> {
    const [login] = await tx<(ConnectLogin & { challenge: string })[]>`
      select challenge, expires_at as "expiresAt", account_id as "accountId", wallet, redeemed_at as "redeemedAt"
      from connect_logins where challenge = ${challenge} for update`;
    return login;
  },

  async redeemConnect(tx: Transaction, challenge: string, now: EpochMs): Promise<void> {
    await tx`update connect_logins set redeemed_at = ${now} where challenge = ${challenge}`;
  },

  /** Removes what expired before `before`; until then a late caller learns that it came too late. */
  async sweep(before: EpochMs): Promise<void> {
    await sql`delete from wallet_nonces where expires_at < ${before}`;
    await sql`delete from connect_logins where expires_at < ${before}`;
  },
});
