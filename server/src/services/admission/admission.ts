import { hash, randomBytes } from 'node:crypto';
import { work } from '@infofi-lens/shared/admission/proof';
import type { AdmissionChallenge } from '@infofi-lens/shared/contracts/admission';
import { LensError } from '@infofi-lens/shared/errors';
import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import { InputError, LimitError } from '../../http/errors.ts';
import { type AdmissionStore, minuteOf } from '../../stores/admission/admission-store.ts';
import type { ContributorStore } from '../../stores/contributor-store.ts';
import { deviceKey } from '../ingest/device-key.ts';
import { dayOf } from '../limits/caller-name.ts';
import type { Quotas } from '../limits/quotas.ts';
import { type WorkChecker, workChecker } from './check-work.ts';
import type { DayKeys } from './day-keys.ts';
import { arrivalRate, bitsAsked } from './difficulty.ts';
import { isSealed, readSealed, seal } from './seal.ts';

/** A slow phone at the highest difficulty needs some minutes; until then a proof that was used has to be remembered. */
export const challengeMs = 30 * 60_000;

export interface AdmissionDeps {
  readonly store: Pick<AdmissionStore, 'admit' | 'recent'>;
  readonly keyOf: DayKeys;
  readonly contributors: ContributorStore;
  readonly quotas: Pick<Quotas, 'newcomer'>;
  /** Newcomers a minute that are let in now. */
  readonly perMinute: () => Promise<number>;
  /** Bits while all is quiet; 0: no work is asked for. */
  readonly base: number;
  readonly now: () => EpochMs;
  readonly checker?: WorkChecker;
}

export interface Applicant {
  readonly id: ContributorId;
  readonly point: Buffer;
  readonly challenge?: string | undefined;
  readonly nonce?: string | undefined;
  /** Its network's hash; `undefined`: none that means anything. */
  readonly network: () => Promise<string | undefined>;
}

/** Lets device keys in, for work that grows with the crowd at the door. */
export function admission({ store, keyOf, contributors, quotas, perMinute, base, now, checker = workChecker() }: AdmissionDeps) {
  async function bitsNow(): Promise<number> {
    if (base === 0) return 0;
    const at = now();
    const lately = await store.recent((at - 5 * 60_000) as EpochMs); // a time minus a duration
    return bitsAsked(base, arrivalRate(lately, minuteOf(at)), await perMinute());
  }

  return {
    /** @throws {LensError} `invalid_public_key`, `admission_closed` */
    async challenge(publicKey: string): Promise<AdmissionChallenge> {
      const { id } = deviceKey(Buffer.from(publicKey, 'base64'));
      if ((await perMinute()) === 0) throw closed();
      const expiresAt = (now() + challengeMs) as EpochMs; // a time plus a duration
      const bits = await bitsNow();
      const key = await keyOf(dayOf(now()));
      const challenge = seal({ contributor: id, bits, expiresAt, salt: randomBytes(9).toString('base64url') }, key);
      return { challenge, bits, algorithm: 'scrypt', N: work.N, r: work.r, p: work.p, expiresAt };
    },

    /**
     * Makes a key known. One that is known already needs nothing.
     * @returns the counter of its last batch.
     * @throws {LensError} `proof_required`, `challenge_invalid`, `challenge_expired`, `proof_wrong`, `proof_used`, `admission_closed`,
     *   `admission_full`, `quota_reached`, `overloaded`.
     */
    async admit({ id, point, challenge, nonce, network }: Applicant): Promise<number> {
      const counter = await contributors.counterOf(id);
      if (counter !== undefined) return counter;
      const valve = await perMinute();
      if (valve === 0) throw closed();
      const proof = base === 0 ? undefined : await checked(id, challenge, nonce);

      const givenBack = await quotas.newcomer(await network());
      const outcome = await store.admit({ id, point, proof }, valve, now()).catch((error: unknown) => {
        givenBack();
        throw error;
      });
      if (outcome === 'admitted') return 0;
      givenBack();
      if (outcome === 'proof_used') throw new LensError('proof_used', 'This work was shown before. Ask for a new challenge.');
      throw new LimitError(secondsLeft(now()), 'admission_full', 'As many new browsers as are let in now have come this minute.');
    },
  };

  async function checked(id: ContributorId, challenge: string | undefined, nonce: string | undefined) {
    if (challenge === undefined || nonce === undefined)
      throw new InputError('proof_required', 'A new device key has to show work: ask for a challenge first.', 'challenge');
    const said = readSealed(challenge);
    if (!said || said.contributor !== id || !Number.isFinite(said.expiresAt)) throw notOurs();
    // Before its key is looked for: a time far away would have one made.
    if (said.expiresAt <= now()) throw new LensError('challenge_expired', 'This challenge has expired. Ask for a new one.');
    if (said.expiresAt > now() + challengeMs) throw notOurs();
    if (!isSealed(challenge, await keyOf(dayOf((said.expiresAt - challengeMs) as EpochMs)))) throw notOurs();
    if (!(await checker.isDone(challenge, nonce, said.bits)))
      throw new InputError('proof_wrong', 'This is not the work that was asked for.', 'nonce');
    return { challenge: hash('sha256', challenge).slice(0, 32), expiresAt: said.expiresAt };
  }
}
export type Admission = ReturnType<typeof admission>;

const secondsLeft = (now: EpochMs) => Math.max(1, Math.ceil((minuteOf(now) + 60_000 - now) / 1_000));
const notOurs = () => new InputError('challenge_invalid', 'This challenge was not made for this key, or not here.', 'challenge');
const closed = () =>
  new LimitError(300, 'admission_closed', 'New browsers are not let in at the moment. What waits to be shared goes on waiting.');
