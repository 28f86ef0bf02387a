import * as z from 'zod/mini';
import { count, time } from '../facts/types.ts';
import { ConnectPending, Verifier, WalletAddress } from './auth.ts';

const id = z.uuid();

/** `GET /v1/auth/me`. */
export const Account = z.strictObject({
  id: z.string(),
  createdAt: time,
  /** EIP-55 addresses that sign this account in. */
  wallets: z.array(z.strictObject({ address: WalletAddress, linkedAt: time })),
  /** The address that signs it in with a password. Absent: none does. */
  email: z.optional(z.strictObject({ address: z.string(), confirmedAt: time })),
});
export type Account = z.infer<typeof Account>;

/**
 * `POST /v1/profiles/link-wallet`: the wallet that signed for this verifier's challenge is added to the account of the token.
 * 202 while none has signed: ask every 2 s.
 */
export const LinkWalletRequest = z.strictObject({ verifier: Verifier });
export const LinkedWallet = z.strictObject({ status: z.literal('linked'), address: WalletAddress });
export const LinkWalletAnswer = z.discriminatedUnion('status', [LinkedWallet, ConnectPending]);
export type LinkWalletAnswer = z.infer<typeof LinkWalletAnswer>;

/** `DELETE /v1/profiles/link-wallet`. */
export const UnlinkWalletRequest = z.strictObject({ address: WalletAddress });

/** What is kept of a device: two words made of its User-Agent, so that people recognise it. */
export const DeviceKind = z.strictObject({
  browser: z.enum(['chrome', 'edge', 'firefox', 'safari', 'other']),
  system: z.enum(['windows', 'mac', 'linux', 'android', 'ios', 'other']),
});
export type DeviceKind = z.infer<typeof DeviceKind>;

/** `GET /v1/auth/sessions`: where the account is signed in, last used first. */
export const SessionList = z.strictObject({
  items: z.array(
    z.strictObject({
      id,
      createdAt: time,
      /** To a quarter of an hour: when its tokens were last renewed. */
      lastUsedAt: time,
      device: DeviceKind,
      /** The one that asks. */
      current: z.boolean(),
    }),
  ),
});
export type SessionList = z.infer<typeof SessionList>;

/** `DELETE /v1/auth/sessions/{id}`. */
export const SessionParams = z.strictObject({ id });
/** `DELETE /v1/auth/sessions`: all but the one that asks. */
export const SessionsEnded = z.strictObject({ ended: count });

/** `DELETE /v1/auth/me`. There is no way back. */
export const DeleteAccountRequest = z.strictObject({
  /** In words, so that no stray request passes for this one. */
  erase: z.literal('account'),
});
/** What is in `text` of the answer: signed by the server's key for the purpose `erasure` (docs/signing-in.md). */
export const AccountErasure = z.strictObject({
  account: z.string(),
  at: time,
  /** By table, every one that names accounts or is about what signed this one in: rows deleted, and rows left, counted afterwards. */
  tables: z.record(z.string(), z.strictObject({ deleted: count, left: z.literal(0) })),
});
export type AccountErasure = z.infer<typeof AccountErasure>;
