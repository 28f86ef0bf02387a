import { leavingOutcome } from '@infofi-lens/shared/contracts/leaving';
import { maxOutcomes, type OutcomeReceipt } from '@infofi-lens/shared/contracts/outcomes';
import type { EpochMs } from '@infofi-lens/shared/units';
import { ApiError } from '../../api/request.ts';
import type { SyncApi } from '../../api/sync.ts';
import { timesToTell } from '../../storage/roi/times-to-tell.ts';
import type { Store } from '../../storage/store.ts';
import type { OutcomeRow } from '../../storage/tables/outcomes.ts';
import type { ToldTimeRow } from '../../storage/tables/told-times.ts';
import { type Answer, type SendDeps, sendSigned } from './send-signed.ts';

export type ShareOutcomesDeps = SendDeps & { readonly api: Pick<SyncApi, 'sendOutcomes'> };

/**
 * Sends outcomes and times, batch after batch, while the person shares them. Both stay here; what is noted in the transaction that
 * books the receipt is only that they were heard. A batch sent twice says the same thing twice, and the last one counts.
 * @param until Outcomes that may be sent by then.
 * @throws {ApiError} when the server can not be reached or asks to wait; what was not taken still waits.
 */
export async function shareOutcomes(deps: ShareOutcomesDeps, until: EpochMs): Promise<void> {
  const { store, now } = deps;
  while ((await store.settings.get()).shareOutcomes === true) {
    const rows = await store.outcomes.due(until, maxOutcomes);
    const times = (await timesToTell(store, now())).slice(0, maxOutcomes);
    if (rows.length + times.length === 0) return;
    const answer = await sendSigned(
      deps,
      (head) => ({ ...head, outcomes: rows.map(({ outcome }) => leavingOutcome(outcome)), times: times.map(({ leaves }) => leaves) }),
      async (batch) => {
        const receipt = await deps.api.sendOutcomes(batch);
        if (receipt?.outcomes.length !== rows.length || receipt.times.length !== times.length)
          throw new ApiError('bad_answer', 'The receipt does not fit what was sent.');
        return receipt;
      },
    );
    if (answer === undefined) return; // nothing is shared any more
    await book(store, { rows, told: times.map(({ told }) => told), at: now() }, answer);
  }
}

interface Sent {
  readonly rows: readonly OutcomeRow[];
  readonly told: readonly ToldTimeRow[];
  readonly at: EpochMs;
}

/** Taken or refused, they have been heard; refusals are counted by their reason. */
async function book(store: Store, { rows, told, at }: Sent, answer: Answer<OutcomeReceipt>): Promise<void> {
  const items = 'refused' in answer ? [] : [...answer.outcomes, ...answer.times];
  const codes =
    'refused' in answer
      ? [...rows, ...told].map(() => answer.refused)
      : items.flatMap((item) => (item.status === 'rejected' ? [item.code] : []));
  await store.atOnce(async () => {
    await store.outcomes.heard(rows, at);
    await store.toldTimes.put(told);
    await store.state.changeSync((before) => {
      const refused = { ...before.refused };
      for (const code of codes) refused[code] = (refused[code] ?? 0) + 1;
      return { ...before, refused, accepted: before.accepted + rows.length + told.length - codes.length };
    });
  });
}
