import { randomBytes } from 'node:crypto';
import { matchingCode } from '@infofi-lens/shared/auth/matching-code';
import type { SignedXStatement } from '@infofi-lens/shared/contracts/x-links';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import { getAddress, type Hex } from 'viem';
import type { PendingStatement, XLinkStore } from '../../stores/x-link-store.ts';
import { checkSiwe } from '../auth/siwe-check.ts';
import { parseSiwe, writeSiwe } from '../auth/siwe-message.ts';
import { sha256 } from '../auth/token.ts';
import { isSignedBy, type RpcUrls } from '../auth/wallet-signature.ts';

/** A text to sign, and the row by which it is known when it comes back. */
export function writeStatement(
  given: Omit<PendingStatement, 'nonceHash'>,
  publicUrl: URL,
  issuedAt: EpochMs,
): { message: string; pending: PendingStatement } {
  const nonce = randomBytes(16).toString('hex');
  const message = writeSiwe({
    domain: publicUrl.host,
    address: getAddress(given.wallet),
    statement: statementOf(given),
    uri: new URL('/v1/profiles/link-x', publicUrl).href,
    version: '1',
    chainId: given.chainId,
    nonce,
    issuedAt: new Date(issuedAt).toISOString(),
    expirationTime: new Date(given.expiresAt).toISOString(),
    ...(given.challenge !== null && { requestId: given.challenge }),
  });
  return { message, pending: { ...given, nonceHash: sha256(nonce) } };
}

/** What is known of the text that somebody signed, by its nonce. @throws {LensError} `siwe_malformed` */
export const pendingOf = (store: Pick<XLinkStore, 'expected'>, { message }: SignedXStatement): Promise<PendingStatement | undefined> =>
  store.expected(sha256(parseSiwe(message).nonce));

/** That it is that very text, signed in time by that wallet. @throws {LensError} `siwe_...`, `nonce_expired`, `chain_unavailable` */
export async function checkStatement(
  signed: SignedXStatement,
  pending: PendingStatement,
  { publicUrl, rpcUrls, at }: { publicUrl: URL; rpcUrls: RpcUrls; at: EpochMs },
): Promise<void> {
  if (pending.expiresAt <= at) throw new LensError('nonce_expired', 'This message is more than 10 minutes old. Ask for a new one.');
  const message = parseSiwe(signed.message);
  const { wallet, chainId, challenge } = pending;
  checkSiwe(message, { publicUrl, statement: statementOf(pending), chainId, requestId: challenge ?? undefined, now: at });
  const given = { text: signed.message, signature: signed.signature as Hex, address: getAddress(wallet), chainId }; // hex: its contract
  if (getAddress(message.address) !== given.address || !(await isSignedBy(given, rpcUrls)))
    throw new LensError('siwe_bad_signature', 'The signature is not of this message and this wallet.');
}

function statementOf({ handle, xId, public: isPublic, challenge }: Omit<PendingStatement, 'nonceHash'>): string {
  const code = challenge === null ? '' : `Go on only if your extension shows the code ${matchingCode(challenge)}. `;
  const who = isPublic ? 'where everybody can see it' : 'for me alone';
  return (
    `I state that the X account @${handle} (id ${xId}) is mine. InfoFi Lens may join it with this wallet ${who}. ` +
    `I can revoke this at any time. ${code}This costs nothing and moves nothing.`
  );
}

export const unknownStatement = () =>
  new LensError('nonce_unknown', 'This message was not issued to you, or was used already. Ask for a new one.');
