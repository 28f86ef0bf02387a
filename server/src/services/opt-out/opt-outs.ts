import type { OptOutProof } from '@infofi-lens/shared/contracts/shill';
import { sign } from '@infofi-lens/shared/signing/signed';
import type { Signer } from '@infofi-lens/shared/signing/signer';
import type { EpochMs } from '@infofi-lens/shared/units';
import { NotFoundError } from '../../http/errors.ts';
import type { CheckpointStore } from '../../stores/checkpoint-store.ts';
import type { OptOutStore, Profiles } from '../../stores/opt-out/opt-out-store.ts';
import { entityName } from '../ingest/names.ts';
import type { By } from '../operating/operate.ts';
import { type ProfileName, personOf, profilesOf, profileText } from '../shill/person.ts';

export interface OptOutsGiven {
  store: Pick<OptOutStore, 'leave' | 'comeBack'>;
  checkpoints: Pick<CheckpointStore, 'alone'>;
  signer: () => Promise<Signer>;
  now: () => EpochMs;
}

/** Lets people leave, and come back. */
export function optOuts({ store, checkpoints, signer, now }: OptOutsGiven) {
  const all = (profile: ProfileName) => profilesOf(profile) as unknown as Profiles; // always holds the person itself
  // The audit log only grows, so it is told the name by which the database refuses the person, and not who they are.
  const act = (what: string, profile: ProfileName, { who, why }: By) => ({
    who,
    what,
    why,
    at: now(),
    about: { person: entityName(`${personOf(profile).platform}:profile:${personOf(profile).id}`) },
  });

  return {
    /** @param by The operator who does it; absent when the owner does. */
    async leave(profile: ProfileName, by?: By): Promise<OptOutProof> {
      const key = await signer();
      const profiles = all(profile);
      const left = await checkpoints.alone(() =>
        store.leave(profiles, (text) => sign(key, 'checkpoint', text), by && act('opt out', profile, by)),
      );
      return { profiles: profiles.map(profileText), ...left };
    },

    /** @throws {NotFoundError} of somebody who had not left. */
    async comeBack(profile: ProfileName, by: By): Promise<void> {
      if (!(await store.comeBack(all(profile), act('opt in', profile, by)))) throw new NotFoundError('opt-out');
    },
  };
}
export type OptOuts = ReturnType<typeof optOuts>;
