import { type BatchReceipt, type ItemResult, ObservationBatch, RegisterContributor } from '@infofi-lens/shared/contracts/sync';
import { LensError } from '@infofi-lens/shared/errors';
import { observationText } from '@infofi-lens/shared/facts/address';
import { entityKey } from '@infofi-lens/shared/facts/entity';
import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import { linesText } from '../../db/columns.ts';
import { LimitError } from '../../http/errors.ts';
import type { ContributorStore } from '../../stores/contributor-store.ts';
import { digestsOf } from '../../stores/lately-sent.ts';
import type { Batch, QuarantinedSighting, Taken } from '../../stores/sighting-store.ts';
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
import { addressName, digestOf, entityName } from './names.ts';
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
    if (!(await isSignedBy(sender.key, bytes, signature))) throw badSignature();
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
    const sightings = unique(items.filter((item) => 'digest' in item));
    const quarantined = unique(items.filter((item) => 'quarantine' in item));
    const batch: Batch = {
      contributor: sender.no,
      counter,
      shift,
      entities: sightings.map(({ entity }) => entity).join(),
      lines: linesText(sightings.map(({ line }) => line)),
      digests: digestsOf(sightings.map(({ digest }) => digest)),
      quarantined: quarantined.map(({ quarantine: { code, title, field }, ...sighting }) => ({ ...sighting, code, title, field })),
      refused: items.filter((item) => 'rejected' in item).length,
    };
    const entities = [...sightings, ...quarantined].map(({ entity }) => entity);
    return { contributor, batch, entities, network, items: items.map(inShort), reports };
  }

  return {
    /**
     * Makes a device key known.
     * @throws {LensError} `invalid_public_key`, `bad_signature`, `contributor_erased`, and what {@link readBody} and {@link Admission} throw.
     */
    async register({ bytes, signature, address }: Sent): Promise<{ contributor: ContributorId; counter: number }> {
      const { publicKey, challenge, nonce } = readBody(bytes, RegisterContributor);
      const { id, point, key } = deviceKey(Buffer.from(publicKey, 'base64'));
      if (!(await isSignedBy(key, bytes, signature))) throw badSignature();
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
      const { contributor, batch, entities, network, items, reports } = await look(sent);
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

/** An item that is taken. */
interface Sighting {
  readonly name: string;
  readonly digest: string;
  readonly entity: string;
  /** As JSON: one line. */
  readonly line: string;
}
/** An item on its way: refused, set aside, or taken. */
type Item =
  | { readonly rejected: ItemResult }
  | (Omit<QuarantinedSighting, keyof SetAside> & { readonly name: string; readonly quarantine: SetAside })
  | Sighting;

function toItem(checked: Checked, contributor: ContributorId): Item {
  if (!checked.ok) return { rejected: checked.rejected };
  const { observation, observedAt, quarantine } = checked;
  const entity = entityName(entityKey(observation));
  if (quarantine) {
    const text = observationText(observation);
    const address = addressName(contributor, text);
    return { name: address, address, entity, observedAt, text, quarantine };
  }
  const line = JSON.stringify(observation);
  const digest = digestOf(line);
  return { name: digest, digest, entity, line };
}

/** Each sighting once. */
const unique = <T extends { readonly name: string }>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [item.name, item])).values(),
];

/** What is needed of an item to answer it. */
type Short = { readonly rejected: ItemResult } | { readonly name: string; readonly quarantine?: SetAside };

function inShort(item: Item): Short {
  if ('rejected' in item) return item;
  return 'quarantine' in item ? { name: item.name, quarantine: item.quarantine } : { name: item.name };
}

/** @param answered Sightings of this batch that were told to be new. */
function resultOf(item: Short, { known, setAside }: Taken, answered: Set<string>): ItemResult {
  if ('rejected' in item) return item.rejected;
  const { name, quarantine } = item;
  const isNew = quarantine ? setAside.has(name) : !known.has(name);
  if (!isNew || answered.has(name)) return { status: 'duplicate' };
  answered.add(name);
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
