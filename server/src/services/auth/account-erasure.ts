import type { AccountErasure } from '@infofi-lens/shared/contracts/account';
import { type Signed, sign } from '@infofi-lens/shared/signing/signed';
import type { Signer } from '@infofi-lens/shared/signing/signer';
import type { EpochMs } from '@infofi-lens/shared/units';
import { NotFoundError } from '../../http/errors.ts';
import type { AccountErasureStore } from '../../stores/auth/account-erasure-store.ts';

export interface AccountErasureGiven {
  store: AccountErasureStore;
  signer: () => Promise<Signer>;
  now: () => EpochMs;
}

/** Deletes accounts with everything behind them, and says so with the server's signature. */
export const accountErasure = ({ store, signer, now }: AccountErasureGiven) => ({
  /** @throws {NotFoundError} when it is gone already. */
  async erase(account: string): Promise<Signed> {
    const key = await signer(); // before anything is deleted: whoever is deleted gets the proof
    const tables = await store.erase(account);
    if (!tables) throw new NotFoundError('account');
    return sign(key, 'erasure', JSON.stringify({ account, at: now(), tables } satisfies AccountErasure));
  },
});
export type AccountErasures = ReturnType<typeof accountErasure>;
