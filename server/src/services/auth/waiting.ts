import { lifetimes } from '@infofi-lens/shared/contracts/auth';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Transaction } from '../../db/client.ts';
import type { Shown, SignInStore } from '../../stores/auth/sign-in-store.ts';

/** Extensions that wait for somebody to sign in on a page of ours. */
export const waiting = ({ signIns, now }: { signIns: SignInStore; now: () => EpochMs }) => ({
  /**
   * An extension waits with this challenge; its ten minutes run from the first word of it.
   * @throws {LensError} `connect_expired`, `connect_already_approved`
   */
  async expect(challenge: string): Promise<void> {
    const login = await signIns.expectConnect(challenge, (now() + lifetimes.connect) as EpochMs); // a time plus a duration
    if (login.expiresAt <= now()) throw connectExpired();
    if (login.accountId !== null || login.wallet !== null) throw alreadyApproved();
  },

  /** What was shown is for the extension that waits, and for no other. @throws {LensError} `connect_already_approved` */
  async approve(tx: Transaction, challenge: string, shown: Shown): Promise<void> {
    if (!(await signIns.approveConnect(tx, challenge, shown, now()))) throw alreadyApproved();
  },
});
export type Waiting = ReturnType<typeof waiting>;

export const connectExpired = () => new LensError('connect_expired', 'This took longer than 10 minutes. Start again from the extension.');
const alreadyApproved = () =>
  new LensError('connect_already_approved', 'This sign-in is done already. Start a new one from the extension to use another way in.');
