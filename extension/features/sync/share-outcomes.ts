import { leavingOutcome } from '@infofi-lens/shared/contracts/leaving';
import { maxOutcomes, type OutcomeReceipt, type Retracted } from '@infofi-lens/shared/contracts/outcomes';
import { type EntityKey, parseEntityKey } from '@infofi-lens/shared/facts/entity';
import type { EpochMs } from '@infofi-lens/shared/units';
import { ApiError } from '../../api/request.ts';
import type { SyncApi } from '../../api/sync.ts';
import { type TimeToTell, timesToTell } from '../../storage/roi/times-to-tell.ts';
import type { Store } from '../../storage/store.ts';
import type { OutcomeRow, RetractionRow } from '../../storage/tables/outcomes.ts';
import { type Answer, type SendDeps, sendSigned } from './send-signed.ts';

export type ShareOutcomesDeps = SendDeps & { readonly api: Pick<SyncApi, 'sendOutcomes'> };

/**
 * Sends outcomes and times, batch after batch, while the person shares them, and takes back what they deleted, also when they share
 * nothing any more. Outcomes and times stay here; what is noted in the transaction that books the receipt is only that they were
 * heard. A batch sent twice says the same thing twice, and the last one counts.
 * @param until Outcomes that may be sent by then.
 * @throws {ApiError} when the server can not be reached or asks to wait; what was not taken still waits.
 */
export async function shareOutcomes(deps: ShareOutcomesDeps, until: EpochMs): Promise<void> {
  const { store, now } = deps;
  for (;;) {
    const sent = await whatWaits(deps, until);
    const { rows, times, back } = sent;
    if (rows.length + times.length + back.length === 0) return;
    await store.atOnce(() => store.outcomes.tried(rows, now())); // before: a worker that dies now may have sent them
    const answer = await sendSigned(
      deps,
      (head) => ({
        ...head,
        outcomes: rows.map(({ outcome }) => leavingOutcome(outcome)),
        times: times.map(({ leaves }) => leaves),
        ...(back.length > 0 && { retracted: back.flatMap(({ campaign }) => nameOf(campaign) ?? []) }),
      }),
      async (batch) => {
        const receipt = await deps.api.sendOutcomes(batch);
        const fits = receipt?.outcomes.length === rows.length && receipt.times.length === times.length;
        if (!fits || (receipt.retracted ?? []).length !== back.length)
          throw new ApiError('bad_answer', 'The receipt does not fit what was sent.');
        return receipt;
      },
    );
    if (answer === undefined) {
      // Nothing is shared any more, and the server does not know this browser: it has nothing of it to give back.
      await store.outcomes.tookBack(back);
      return;
    }
    await book(store, { ...sent, at: now() }, answer);
  }
}

interface Waiting {
  readonly rows: readonly OutcomeRow[];
  readonly times: readonly TimeToTell[];
  readonly back: readonly RetractionRow[];
}

async function whatWaits({ store, server, now }: ShareOutcomesDeps, until: EpochMs): Promise<Waiting> {
  const shares = (await store.settings.get()).shareOutcomes === true;
  const rows = shares ? await store.outcomes.due(until, maxOutcomes) : [];
  const times = shares ? (await timesToTell(store, now())).slice(0, maxOutcomes) : [];
  const back = await store.outcomes.toTakeBack(server, until, rows);
  return { rows, times, back: back.slice(0, maxOutcomes) };
}

const nameOf = (campaign: EntityKey): Retracted | undefined => {
  const named = parseEntityKey(campaign);
  return named && { platform: named.platform, campaignId: named.id };
};

/** Taken or refused, they have been heard; refusals are counted by their reason. */
async function book(store: Store, { rows, times, back, at }: Waiting & { at: EpochMs }, answer: Answer<OutcomeReceipt>): Promise<void> {
  const told = times.map((time) => time.told);
  const items = 'refused' in answer ? [] : [...answer.outcomes, ...answer.times, ...(answer.retracted ?? [])];
  const codes =
    'refused' in answer
      ? [...rows, ...told, ...back].map(() => answer.refused)
      : items.flatMap((item) => (item.status === 'rejected' ? [item.code] : []));
  await store.atOnce(async () => {
    await store.outcomes.tookBack(back);
    await store.toldTimes.forget(back.map(({ campaign }) => campaign));
    await store.outcomes.heard(rows, at);
    await store.toldTimes.put(told);
    await store.state.changeSync((before) => {
      const refused = { ...before.refused };
      for (const code of codes) refused[code] = (refused[code] ?? 0) + 1;
      return { ...before, refused, accepted: before.accepted + rows.length + told.length + back.length - codes.length };
    });
  });
}
