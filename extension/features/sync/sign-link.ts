import type { LinkRequest } from '@infofi-lens/shared/contracts/standing';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import type * as z from 'zod/mini';
import type { Store } from '../../storage/store.ts';
import { signJson } from './identity.ts';

/**
 * Says with the device key that it belongs to an account. The account is part of what is signed, so nobody else can use it.
 * @throws {LensError} `never_sent` when this browser has no key yet; none is made for this.
 */
export async function signLink(store: Store, account: string, at: EpochMs): Promise<{ body: string; signature: string }> {
  const identity = await store.identity.get();
  if (!identity) throw new LensError('never_sent', 'Nothing has been sent from this browser yet.');
  const request: z.infer<typeof LinkRequest> = { contributor: identity.contributor, at, account };
  const { bytes, signature } = await signJson(identity, request);
  return { body: new TextDecoder().decode(bytes), signature };
}
