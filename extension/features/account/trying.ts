import type { EpochMs } from '@infofi-lens/shared/units';
import { ApiError } from '../../api/request.ts';
import type { PendingSignIn } from '../../storage/tables/session.ts';
import { expiryOf, isPassing } from './sign-in.ts';

/** How a try to have something signed stands: still waiting, over, or over with the code of why. */
export type Trying = 'waiting' | 'over' | { readonly refused: string };

/**
 * Asks once whether a wallet has signed. A server that is away for a moment is asked again, until the try is over.
 * @param ask @returns whether nobody has signed yet.
 */
export async function askOfTry<P extends PendingSignIn>(pending: P, ask: (pending: P) => Promise<boolean>, now: EpochMs): Promise<Trying> {
  if (now >= expiryOf(pending)) return { refused: 'connect_expired' };
  try {
    return (await ask(pending)) ? 'waiting' : 'over';
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return isPassing(error) && error.code !== 'quota_reached' ? 'waiting' : { refused: error.code };
  }
}
