import { type BatchReceipt, type ItemResult, ObservationBatch, RegisterContributor } from '@infofi-lens/shared/contracts/sync';
import { LensError } from '@infofi-lens/shared/errors';
import { entityKey } from '@infofi-lens/shared/facts/observation';
import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import type { ContributorStore } from '../../stores/contributor-store.ts';
import type { Sighting } from '../../stores/sighting.ts';
import { type Checked, checkItem, clockShift } from './check-item.ts';
import { type DeviceKey, deviceKey, isSignedBy } from './device-key.ts';
import type { GroupCommit } from './group-commit.ts';
import { addressName, entityName } from './names.ts';
import { readBody } from './read-body.ts';

/** A signed body, as it came. */
export interface Signed {
  readonly bytes: Uint8Array;
  readonly signature: string | undefined;
}

interface Sender {
  readonly no: number;
  readonly key: DeviceKey['key'];
}

/** Keys are immutable, so remembering them is safe; reading one takes longer than checking a signature with it. */
const sendersRemembered = 20_000;

/** Takes in what browsers share. */
export function ingest({ contributors, commit, now }: { contributors: ContributorStore; commit: GroupCommit; now: () => EpochMs }) {
  const senders = new Map<ContributorId, Sender>();

  async function senderOf(id: ContributorId): Promise<Sender> {
    const remembered = senders.get(id);
    if (remembered) return remembered;
    const known = await contributors.find(id);
    if (!known) throw unknownContributor();
    const sender = { no: known.no, key: deviceKey(known.point).key };
    if (senders.size >= sendersRemembered) senders.delete(senders.keys().next().value ?? id);
    senders.set(id, sender);
    return sender;
  }

  return {
    /**
     * Makes a device key known.
     * @throws {LensError} `invalid_public_key`, `bad_signature`, `contributor_erased`, and what {@link readBody} throws.
     */
    async register({ bytes, signature }: Signed): Promise<{ contributor: ContributorId; counter: number }> {
      const { publicKey } = readBody(bytes, RegisterContributor);
      const { id, point, key } = deviceKey(Buffer.from(publicKey, 'base64'));
      if (!isSignedBy(key, bytes, signature)) throw badSignature();
      if (await contributors.isErased(id))
        throw new LensError('contributor_erased', 'What this key shared was erased. Make a new key to share again.');
      return { contributor: id, counter: await contributors.register(id, point) };
    },

    /**
     * Takes a batch. Bad items cost only themselves; a batch without a good one still counts as taken, so its counter is spent.
     * @throws {LensError} `unknown_contributor`, `bad_signature`, `replayed_batch`, `overloaded`, and what {@link readBody} throws.
     */
    async takeBatch({ bytes, signature }: Signed): Promise<BatchReceipt> {
      const { contributor, counter, sentAt, observations } = readBody(bytes, ObservationBatch);
      const sender = await senderOf(contributor);
      if (!isSignedBy(sender.key, bytes, signature)) throw badSignature();

      const at = now();
      const shift = clockShift(sentAt, at);
      const items = observations.map((item) => toSighting(checkItem(item, at, shift), contributor));
      const sightings = new Map<string, Sighting>();
      for (const item of items) if ('address' in item && !sightings.has(item.address)) sightings.set(item.address, item);

      const outcome = await commit.take({ contributor: sender.no, counter, sightings: [...sightings.values()] });
      if (outcome.kind === 'unknown_contributor') {
        senders.delete(contributor);
        throw unknownContributor();
      }
      if (outcome.kind === 'replayed')
        throw new LensError('replayed_batch', 'This batch, or a later one, was taken before. Send again with a higher counter.');

      const pending = new Set(outcome.fresh);
      return receipt(items.map((item) => ('address' in item ? { status: pending.delete(item.address) ? 'accepted' : 'duplicate' } : item)));
    },
  };
}

function toSighting(checked: Checked, contributor: ContributorId): Sighting | ItemResult {
  if (!checked.ok) return checked.rejected;
  const { observation, observedAt } = checked;
  const key = entityKey(observation);
  return { address: addressName(contributor, observation), entity: entityName(key), key, observedAt, observation };
}

function receipt(results: ItemResult[]): BatchReceipt {
  const count = (status: ItemResult['status']) => results.filter((result) => result.status === status).length;
  return { accepted: count('accepted'), duplicate: count('duplicate'), rejected: count('rejected'), results };
}

const unknownContributor = () => new LensError('unknown_contributor', 'This device is not known here. Register its key first.');
const badSignature = () => new LensError('bad_signature', 'The signature does not belong to this body and this key.');
