import * as z from 'zod/mini';
import { time } from '../facts/types.ts';

/** How long things live, in milliseconds. Server, extension and page count with the same numbers. */
export const lifetimes = {
  nonce: 10 * 60_000,
  connect: 10 * 60_000,
  accessToken: 15 * 60_000,
  refreshToken: 7 * 24 * 3_600_000,
  /** The link that confirms an address. */
  confirmation: 24 * 3_600_000,
  /** The link that sets a new password. */
  passwordReset: 3_600_000,
} as const;

/** 32 bytes as base64url without padding: 43 characters. The last one carries 4 bits, so only 16 letters can stand there. */
const bytes32 = z.string().check(z.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/));
/** PKCE S256: base64url of SHA-256 of the verifier's ASCII text. Public. */
export const Challenge = bytes32;
/** PKCE verifier: 32 random bytes as base64url. Never leaves the extension but in `connect-token`. */
export const Verifier = bytes32;

/** Of a wallet; in answers as EIP-55 writes it. */
export const WalletAddress = z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/));
const chainId = z.int().check(z.positive());
const opaque = z.string().check(z.regex(/^[A-Za-z0-9_-]{20,200}$/));

/** What a wallet signs for: to sign in, or to be added to the account of the extension that waits. */
export const WalletPurpose = z.enum(['sign_in', 'add_wallet']);
export type WalletPurpose = z.infer<typeof WalletPurpose>;

/** `POST /v1/auth/wallet-nonce`: asks for a message to sign. */
export const WalletNonceRequest = z
  .strictObject({
    address: WalletAddress,
    /** EIP-155 id of the chain the wallet is on; decides where the signature of a contract wallet is checked. */
    chainId,
    /** Present when an extension waits for this sign-in (see docs/signing-in.md). */
    challenge: z.optional(Challenge),
    purpose: z._default(WalletPurpose, 'sign_in'),
  })
  .check(
    z.refine(({ purpose, challenge }) => purpose === 'sign_in' || challenge !== undefined, {
      path: ['challenge'],
      error: 'is needed to add a wallet',
    }),
  );
/** `message` is the complete EIP-4361 text: sign it unchanged (`personal_sign`). It works once, until `expiresAt`. */
export const WalletNonce = z.strictObject({ nonce: z.string(), message: z.string(), expiresAt: time });
export type WalletNonce = z.infer<typeof WalletNonce>;

/** `POST /v1/auth/wallet-login`. A signature of a contract wallet may be long. */
export const WalletLoginRequest = z.strictObject({
  message: z.string().check(z.minLength(1), z.maxLength(2_000)),
  signature: z.string().check(z.regex(/^0x(?:[0-9a-fA-F]{2}){1,8000}$/)),
});

/** Bearer tokens. Opaque: their form may change. The refresh token works once; using it twice signs the whole session out. */
export const Tokens = z.strictObject({
  status: z.literal('signed_in'),
  accessToken: z.string(),
  accessTokenExpiresAt: time,
  refreshToken: z.string(),
  refreshTokenExpiresAt: time,
});
export type Tokens = z.infer<typeof Tokens>;

/** With a challenge, the tokens are not for who signs but for the extension that holds the verifier. */
export const HandedOver = z.strictObject({ status: z.literal('handed_over') });
export const SignInAnswer = z.discriminatedUnion('status', [Tokens, HandedOver]);
export type SignInAnswer = z.infer<typeof SignInAnswer>;

/** `POST /v1/auth/connect-token`: the extension asks whether the person has signed. Ask every 2 s. */
export const ConnectTokenRequest = z.strictObject({ verifier: Verifier });
/** 202: nobody has signed yet. */
export const ConnectPending = z.strictObject({ status: z.literal('pending') });
export const ConnectAnswer = z.discriminatedUnion('status', [Tokens, ConnectPending]);
export type ConnectAnswer = z.infer<typeof ConnectAnswer>;

/** `POST /v1/auth/refresh`. One at a time: two at once look like theft. */
export const RefreshRequest = z.strictObject({ refreshToken: opaque });
