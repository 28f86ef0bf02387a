import { EraseContributor, type ErasureProof } from '@infofi-lens/shared/contracts/erasure';
import { LensError } from '@infofi-lens/shared/errors';
import { sign } from '@infofi-lens/shared/signing/signed';
import type { Signer } from '@infofi-lens/shared/signing/signer';
import type { ContributorId } from '@infofi-lens/shared/units';
import type { CheckpointStore } from '../../stores/checkpoint-store.ts';
import type { ContributorStore } from '../../stores/contributor-store.ts';
import type { ErasureStore } from '../../stores/erasure-store.ts';
import { checkAudience } from './audience.ts';
import { deviceKey, isSignedBy } from './device-key.ts';
import type { Signed } from './ingest.ts';
import { readBody } from './read-body.ts';

export interface ErasureGiven {
  contributors: Pick<ContributorStore, 'find' | 'counter'>;
  erasures: Pick<ErasureStore, 'erase'>;
  checkpoints: Pick<CheckpointStore, 'alone'>;
  signer: () => Promise<Signer>;
  /** What was written and not yet published still holds the contributor's words. */
  forgetUnpublished: () => Promise<void>;
  /** Origin under which people reach this server, when somebody has said what it is. */
  audience: string | undefined;
}

/** Takes contributors out of everything. */
export function erasure({ contributors, erasures, checkpoints, signer, forgetUnpublished, audience }: ErasureGiven) {
  /** @throws {LensError} `unknown_contributor` */
  async function erase(id: ContributorId): Promise<ErasureProof> {
    const key = await signer();
    return checkpoints.alone(async () => {
      const proof = await erasures.erase(id, (text) => sign(key, 'checkpoint', text));
      if (!proof) throw unknown();
      await forgetUnpublished();
      return proof;
    });
  }

  return {
    erase,

    /**
     * At the contributor's own word.
     * @throws {LensError} `unknown_contributor`, `bad_signature`, `wrong_audience`, `replayed_batch`, and what {@link readBody} throws.
     */
    async eraseMyself({ bytes, signature }: Signed): Promise<ErasureProof> {
      const { contributor, audience: meantFor, counter } = readBody(bytes, EraseContributor);
      const known = await contributors.find(contributor);
      if (!known) throw unknown();
      if (!(await isSignedBy(deviceKey(known.point).key, bytes, signature)))
        throw new LensError('bad_signature', 'The signature does not belong to this body and this key.');
      checkAudience(meantFor, audience);
      if (counter <= (await contributors.counter(known.no)))
        throw new LensError('replayed_batch', 'This request, or a later one, was taken before. Send again with a higher counter.');
      return erase(contributor);
    },
  };
}

const unknown = () => new LensError('unknown_contributor', 'This device is not known here. Register its key first.');
