import { OutcomeBatch, type OutcomeReceipt, type OutcomeResult } from '@infofi-lens/shared/contracts/outcomes';
import { LensError } from '@infofi-lens/shared/errors';
import { entityKey, type PlatformId } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import { LimitError } from '../../http/errors.ts';
import type { OutcomeRows, OutcomeStore } from '../../stores/roi/outcome-store.ts';
import { checkAudience } from '../ingest/audience.ts';
import { clockShift } from '../ingest/check-item.ts';
import type { Ingest, Sent } from '../ingest/ingest.ts';
import { entityName } from '../ingest/names.ts';
import { readBody } from '../ingest/read-body.ts';
import type { NetworkNames } from '../limits/network-name.ts';
import type { Quotas } from '../limits/quotas.ts';
import type { InForceNow } from '../operating/in-force.ts';
import { type CheckedItem, checkOutcome, checkRetracted, checkTime } from './check-outcome.ts';

export interface TakeOutcomesDeps {
  readonly store: OutcomeStore;
  readonly ingest: Pick<Ingest, 'whoSigned'>;
  readonly quotas: Pick<Quotas, 'outcomes'>;
  readonly networks: Pick<NetworkNames, 'nameOf' | 'note'>;
  readonly operating: Pick<InForceNow, 'now'>;
  /** This server's own origin, which a batch may name. `undefined`: not known, and not checked. */
  readonly audience: string | undefined;
  readonly now: () => EpochMs;
}

/** Takes in what people share of outcomes and times. */
export function takeOutcomes({ store, ingest, quotas, networks, operating, audience, now }: TakeOutcomesDeps) {
  /**
   * Takes a batch. Bad items cost only themselves; a batch without a good one still counts as taken, so its counter is spent.
   * @throws {LensError} `unknown_contributor`, `bad_signature`, `wrong_audience`, `replayed_batch`, `batches_closed`, `quota_reached`, and what `readBody` throws.
   */
  return async ({ address, ...signed }: Sent): Promise<OutcomeReceipt> => {
    const { contributor, audience: meantFor, counter, sentAt, ...items } = readBody(signed.bytes, OutcomeBatch);
    const no = await ingest.whoSigned(signed, contributor);
    checkAudience(meantFor, audience);
    if (!(await operating.now()).valves.acceptBatches)
      throw new LimitError(60, 'batches_closed', 'Nothing is taken in at the moment. What waits to be shared goes on waiting.');

    const at = now();
    const shift = clockShift(sentAt, at);
    const outcomes = items.outcomes.map((item) => checkOutcome(item, at, shift));
    const times = items.times.map((item) => checkTime(item, at, shift));
    const retracted = (items.retracted ?? []).map(checkRetracted);
    const all = [...outcomes, ...times, ...retracted];
    const refused = all.filter(({ ok }) => !ok).length;
    const total = all.length;

    const network = await networks.nameOf(address);
    const giveBack = await quotas.outcomes({ contributor: no, network, items: total });
    if (network) await networks.note(network, no); // before its words can count
    const done = await store
      .write({ contributor: no, counter, ...rowsOf({ outcomes, times, retracted }), refused }, at)
      .catch((error: unknown) => {
        giveBack();
        throw error;
      });
    if (done !== 'taken') {
      giveBack(); // somebody else may have sent it again
      if (done === 'replayed')
        throw new LensError('replayed_batch', 'This batch, or a later one, was taken before. Send again with a higher counter.');
      throw new LensError('unknown_contributor', 'This device is not known here. Register its key first.');
    }
    return {
      ...{ accepted: total - refused, rejected: refused, outcomes: outcomes.map(resultOf), times: times.map(resultOf) },
      ...(items.retracted && { retracted: retracted.map(resultOf) }),
    };
  };
}

interface Checked {
  readonly outcomes: readonly ReturnType<typeof checkOutcome>[];
  readonly times: readonly ReturnType<typeof checkTime>[];
  readonly retracted: readonly ReturnType<typeof checkRetracted>[];
}

/** One row a campaign: the later item counts. Minutes that came with an outcome are a time like any other, until one is given apart. */
function rowsOf({ outcomes, times, retracted }: Checked): Pick<OutcomeRows, 'outcomes' | 'times' | 'retracted'> {
  const paid = outcomes.flatMap((one) => (one.ok ? [{ entity: nameOf(one.value), outcome: one.value }] : []));
  const apart = times.flatMap((one) => (one.ok ? [{ entity: nameOf(one.value), minutes: one.value.minutes, spentAt: one.value.at }] : []));
  const along = paid.flatMap(({ entity, outcome: { minutes, at } }) => (minutes ? [{ entity, minutes, spentAt: at }] : []));
  const back = retracted.flatMap((one) => (one.ok ? [nameOf(one.value)] : []));
  return { outcomes: lastOfEach(paid), times: lastOfEach([...along, ...apart]), retracted: back };
}

const nameOf = ({ platform, campaignId }: { platform: PlatformId; campaignId: string }) =>
  entityName(entityKey({ platform, kind: 'campaign', id: campaignId }));

const lastOfEach = <T extends { readonly entity: string }>(rows: readonly T[]): T[] => [
  ...new Map(rows.map((row) => [row.entity, row])).values(),
];

const resultOf = (item: CheckedItem<unknown>): OutcomeResult => (item.ok ? { status: 'accepted' } : item.refused);
