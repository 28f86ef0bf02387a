import * as z from 'zod/mini';
import { count, share, time } from '../facts/types.ts';
import { Challenge, Verifier, WalletAddress } from './auth.ts';

const address = WalletAddress;
const chainId = z.int().check(z.positive());
/** Of an X account: its id stays, its name may change. */
const xAccount = {
  xId: z.string().check(z.regex(/^\d{1,20}$/)),
  handle: z.string().check(z.regex(/^[A-Za-z0-9_]{1,15}$/)),
} as const;
/** Whether everybody may see that the two are one person's, or nobody but that person. */
const isPublic = z.boolean();

/** `POST /v1/profiles/link-x/statement`: asks for a text that says the account is theirs, for one of their wallets to sign. */
export const XStatementRequest = z.strictObject({ wallet: address, chainId, ...xAccount, public: isPublic });
export type XStatementRequest = z.infer<typeof XStatementRequest>;
/** `message` is the complete text (EIP-4361 form): sign it unchanged (`personal_sign`). It works once, until `expiresAt`. */
export const XStatement = z.strictObject({ message: z.string(), expiresAt: time });
export type XStatement = z.infer<typeof XStatement>;

/** `POST /v1/profiles/link-x/connect`: an extension waits until a wallet of the account has signed on the connect page. */
export const XConnectRequest = z.strictObject({ challenge: Challenge, ...xAccount, public: isPublic });
export type XConnectRequest = z.infer<typeof XConnectRequest>;
/** `POST /v1/auth/x-statement`: the connect page asks for the text that such an extension waits for. Answered with an {@link XStatement}. */
export const XPageRequest = z.strictObject({ challenge: Challenge, address, chainId });
export type XPageRequest = z.infer<typeof XPageRequest>;

/** A statement and its signature. That of a contract wallet may be long. */
export const SignedXStatement = z.strictObject({
  message: z.string().check(z.minLength(1), z.maxLength(2_000)),
  signature: z.string().check(z.regex(/^0x(?:[0-9a-fA-F]{2}){1,8000}$/)),
});
export type SignedXStatement = z.infer<typeof SignedXStatement>;

/** `POST /v1/profiles/link-x`: a signed statement, or who waits for one that is signed on the connect page. */
export const XLinkRequest = z
  .strictObject({ ...z.partial(SignedXStatement).shape, verifier: z.optional(Verifier) })
  .check(
    z.refine(
      ({ message, signature, verifier }) =>
        verifier === undefined ? message !== undefined && signature !== undefined : message === undefined && signature === undefined,
      { path: ['message'], error: 'is needed with its signature, or a verifier alone' },
    ),
  );

/** What a wallet stated of an X account. */
export const XLink = z.strictObject({
  id: z.string(),
  /** EIP-55. */
  wallet: z.string(),
  xId: z.string(),
  /** As it was when it was stated. */
  handle: z.string(),
  public: isPublic,
  statedAt: time,
  /** What was signed, and the signature: anybody can check them. */
  message: z.string(),
  signature: z.string(),
  /** How sure it is that the account is theirs. 0: somebody else has proven that it is theirs, and nothing is joined. */
  confidence: share,
  /** Other accounts that state the same. */
  conflicts: count,
  /** `stated`: by the wallet alone. `seen`: an operator also saw the account's code in a public place of the profile. */
  basis: z.enum(['stated', 'seen']),
});
export type XLink = z.infer<typeof XLink>;
export const XLinks = z.strictObject({ items: z.array(XLink) });

export const XLinkParams = z.strictObject({ id: z.uuid() });
