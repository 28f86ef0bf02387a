import { type BatchReceipt, type ItemResult, ObservationBatch, RegisterContributor } from '@infofi-lens/shared/contracts/sync';
import { LensError } from '@infofi-lens/shared/errors';
import { fieldTexts, observationText } from '@infofi-lens/shared/facts/address';
import { entityKey } from '@infofi-lens/shared/facts/observation';
import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import { LimitError } from '../../http/errors.ts';
import { claimsText } from '../../stores/claims.ts';
import type { ContributorStore } from '../../stores/contributor-store.ts';
import { pack, type QuarantinedSighting, type Sighting } from '../../stores/sighting.ts';
import type { Batch, Taken } from '../../stores/sighting-store.ts';
import type { Admission } from '../admission/admission.ts';
import type { HealthCounts } from '../health-counts.ts';
import type { NetworkNames } from '../limits/network-name.ts';
import type { Quotas } from '../limits/quotas.ts';
import type { InForceNow } from '../operating/in-force.ts';
import type { Withheld } from '../opt-out/withheld.ts';
import { checkAudience } from './audience.ts';
import { type Checked, checkItem, clockShift, filterItem, leaveOut, type SetAside } from './check-item.ts';
import { type DeviceKey, deviceKey, isSignedBy } from './device-key.ts';
import type { GroupCommit } from './group-commit.ts';
import { addressName, entityName } from './names.ts';
import { readBody } from './read-body.ts';

/** A signed body, as it came. */
export interface Signed {
  readonly bytes: Uint8Array;
  readonly signature: string | undefined;
}
/** … and the network address it came from: for limits only, never kept. */
export interface Sent extends Signed {
  readonly address: string;
}

export interface IngestDeps {
  readonly contributors: ContributorStore;
  readonly commit: GroupCommit;
  readonly admission: Pick<Admission, 'admit'>;
  readonly quotas: Pick<Quotas, 'batch'>;
  readonly networks: Pick<NetworkNames, 'nameOf' | 'note'>;
  readonly operating: Pick<InForceNow, 'now'>;
  readonly health: Pick<HealthCounts, 'add'>;
  /** Origin under which people reach this server, when somebody has said what it is. */
  readonly audience: string | undefined;
  readonly withheld: Withheld;
  readonly now: () => EpochMs;
}

interface Sender {
  readonly no: number;
  readonly key: DeviceKey['key'];
}

/** Keys are immutable, so remembering them is safe; reading one takes longer than checking a signature with it. */
const sendersRemembered = 20_000;

/** Takes in what browsers share. */
export function ingest({ contributors, commit, admission, quotas, networks, operating, health, audience, withheld, now }: IngestDeps) {
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

  /** @throws {LensError} `unknown_contributor`, `bad_signature` */
  async function signer({ bytes, signature }: Signed, contributor: ContributorId): Promise<Sender> {
    const sender = await senderOf(contributor);
    if (!isSignedBy(sender.key, bytes, signature)) throw badSignature();
    return sender;
  }

  /** All that is found out about a batch before it is written. What was read to find out is let go here: writing takes longer. */
  async function look({ address, ...signed }: Sent) {
    const {
      contributor,
      audience: meantFor,
      counter,
      sentAt,
      observations,
      health: reports = [],
    } = readBody(signed.bytes, ObservationBatch);
    const sender = await signer(signed, contributor);
    checkAudience(meantFor, audience);
    const { valves, rules } = await operating.now();
    if (!valves.acceptBatches)
      throw new LimitError(60, 'batches_closed', 'Nothing is taken in at the moment. What waits to be shared goes on waiting.');
    const isOut = await withheld.now();
    const network = await networks.nameOf(address);
    const at = now();
    const shift = clockShift(sentAt, at);
    const origin = { contributor, network };
    const items = observations.map((item) => toItem(leaveOut(filterItem(checkItem(item, at, shift), rules, origin), isOut), contributor));
    const { sightings, quarantined } = unique(items);
    const batch: Batch = {
      contributor: sender.no,
      counter,
      sightings: pack(sender.no, sightings),
      quarantined,
      refused: items.filter((item) => 'rejected' in item).length,
    };
    return { contributor, batch, network, items: items.map(inShort), reports };
  }

  return {
    /**
     * Makes a device key known.
     * @throws {LensError} `invalid_public_key`, `bad_signature`, `contributor_erased`, and what {@link readBody} and {@link Admission} throw.
     */
    async register({ bytes, signature, address }: Sent): Promise<{ contributor: ContributorId; counter: number }> {
      const { publicKey, challenge, nonce } = readBody(bytes, RegisterContributor);
      const { id, point, key } = deviceKey(Buffer.from(publicKey, 'base64'));
      if (!isSignedBy(key, bytes, signature)) throw badSignature();
      if (await contributors.isErased(id))
        throw new LensError('contributor_erased', 'What this key shared was erased. Make a new key to share again.');
      const network = () => networks.nameOf(address);
      return { contributor: id, counter: await admission.admit({ id, point, challenge, nonce, network }) };
    },

    /** Whose a signed body is. @returns its number. @throws {LensError} `unknown_contributor`, `bad_signature` */
    async whoSigned(signed: Signed, contributor: ContributorId): Promise<number> {
      // Whoever was erased, perhaps through another process, is remembered no longer: the answer is their proof.
      if (!(await contributors.find(contributor))) senders.delete(contributor);
      return (await signer(signed, contributor)).no;
    },

    /**
     * Takes a batch. Bad items cost only themselves; a batch without a good one still counts as taken, so its counter is spent.
     * @throws {LensError} `unknown_contributor`, `bad_signature`, `wrong_audience`, `replayed_batch`, `batches_closed`, `quota_reached`, `overloaded`,
     *   and what {@link readBody} throws.
     */
    async takeBatch(sent: Sent): Promise<BatchReceipt> {
      const { contributor, batch, network, items, reports } = await look(sent);
      const entities = [...batch.sightings.entities, ...batch.quarantined.map(({ sighting }) => sighting.entity)];
      const giveBack = await quotas.batch({ contributor: batch.contributor, network, items: items.length, entities });
      if (network) await networks.note(network, batch.contributor); // before its words can be settled
      const outcome = await commit.take(batch).catch((error: unknown) => {
        giveBack();
        throw error;
      });
      if (outcome.kind !== 'taken') {
        giveBack(); // somebody else may have sent it again
        if (outcome.kind === 'replayed')
          throw new LensError('replayed_batch', 'This batch, or a later one, was taken before. Send again with a higher counter.');
        senders.delete(contributor);
        throw unknownContributor();
      }
      health.add(reports);

      const answered = new Set<string>();
      return receipt(items.map((item) => resultOf(item, outcome, answered)));
    },
  };
}
export type Ingest = ReturnType<typeof ingest>;

/** An item on its way: refused, set aside, or taken. */
type Item =
  | { readonly rejected: ItemResult }
  | { readonly quarantine: SetAside; readonly sighting: Sighting }
  | { readonly sighting: Sighting };

function toItem(checked: Checked, contributor: ContributorId): Item {
  if (!checked.ok) return { rejected: checked.rejected };
  const { observation, observedAt, quarantine } = checked;
  const key = entityKey(observation);
  const texts = fieldTexts(observation.fields);
  const text = observationText(observation, texts);
  const sighting = {
    address: addressName(contributor, text),
    entity: entityName(key),
    key,
    statedAt: observation.observedAt,
    observedAt,
    text,
    claims: claimsText(observation, observedAt, texts),
  };
  return quarantine ? { quarantine, sighting } : { sighting };
}

/** Each sighting once. */
function unique(items: readonly Item[]): { sightings: Sighting[]; quarantined: QuarantinedSighting[] } {
  const sightings = new Map<string, Sighting>();
  const quarantined = new Map<string, QuarantinedSighting>();
  for (const item of items) {
    if ('rejected' in item) continue;
    const { sighting } = item;
    if ('quarantine' in item) {
      const { code, title, field } = item.quarantine;
      quarantined.set(sighting.address, { sighting, code, title, field });
    } else sightings.set(sighting.address, sighting);
  }
  return { sightings: [...sightings.values()], quarantined: [...quarantined.values()] };
}

/** What is needed of an item to answer it. */
type Short = { readonly rejected: ItemResult } | { readonly address: string; readonly quarantine?: SetAside };

function inShort(item: Item): Short {
  if ('rejected' in item) return item;
  const { address } = item.sighting;
  return 'quarantine' in item ? { address, quarantine: item.quarantine } : { address };
}

/** @param answered Addresses of this batch that were told to be new. */
function resultOf(item: Short, { fresh, setAside }: Taken, answered: Set<string>): ItemResult {
  if ('rejected' in item) return item.rejected;
  const { address, quarantine } = item;
  const isNew = quarantine ? setAside.has(address) : fresh(address);
  if (!isNew || answered.has(address)) return { status: 'duplicate' };
  answered.add(address);
  return quarantine ?? { status: 'accepted' };
}

function receipt(results: ItemResult[]): BatchReceipt {
  const count = (status: ItemResult['status']) => results.filter((result) => result.status === status).length;
  return {
    accepted: count('accepted'),
    duplicate: count('duplicate'),
    rejected: count('rejected'),
    quarantined: count('quarantined'),
    results,
  };
}

const unknownContributor = () => new LensError('unknown_contributor', 'This device is not known here. Register its key first.');
const badSignature = () => new LensError('bad_signature', 'The signature does not belong to this body and this key.');
