import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { SiweFields } from './siwe-message.ts';

/** What a message must say to sign someone in here. */
export interface ExpectedSiwe {
  /** This API's own address: the wallet shows its host, and other sites' messages must not work here. */
  publicUrl: URL;
  statement: string;
  chainId: number;
  /** The challenge of a waiting extension; `undefined` for a sign-in by the caller itself. */
  requestId: string | undefined;
  now: EpochMs;
}

/** Clocks differ a little; a message from further in the future was not issued by us. */
const skew = 60_000;

/**
 * Everything about a message but its nonce and its signature.
 * @throws {LensError} with a `siwe_...` code that names the first thing that is wrong.
 */
export function checkSiwe(message: SiweFields, { publicUrl, statement, chainId, requestId, now }: ExpectedSiwe): void {
  const scheme = message.scheme === undefined || `${message.scheme}:` === publicUrl.protocol;
  if (message.domain !== publicUrl.host || !scheme) throw new LensError('siwe_wrong_domain', 'This message signs in somewhere else.');
  if (originOf(message.uri) !== publicUrl.origin) throw new LensError('siwe_wrong_uri', 'This message is about another site.');
  if (message.chainId !== chainId) throw new LensError('siwe_wrong_chain', 'This message is for another chain than the one asked for.');
  if (message.statement !== statement) throw new LensError('siwe_wrong_statement', 'The text of this message is not the one asked for.');
  if (message.requestId !== requestId) throw new LensError('siwe_wrong_request', 'This message answers another request to sign in.');
  if (Date.parse(message.issuedAt) > now + skew) throw new LensError('siwe_issued_in_future', 'This message was issued in the future.');
  checkValidity(message, now);
}

/** The two times by which a message limits itself. @throws {LensError} `siwe_expired`, `siwe_not_yet_valid` */
export function checkValidity({ expirationTime, notBefore }: SiweFields, now: EpochMs): void {
  if (expirationTime !== undefined && now >= Date.parse(expirationTime))
    throw new LensError('siwe_expired', 'This message has expired. Ask for a new one.');
  if (notBefore !== undefined && now < Date.parse(notBefore)) throw new LensError('siwe_not_yet_valid', 'This message is not valid yet.');
}

function originOf(uri: string): string | undefined {
  return URL.canParse(uri) ? new URL(uri).origin : undefined;
}
