import { type Announcement, acknowledgedPart, pendingFor } from '@infofi-lens/shared/collection/announcements';
import { type BatchReceipt, maxBatch } from '@infofi-lens/shared/contracts/sync';
import type { AnyObservation } from '@infofi-lens/shared/facts/observation';
import type { EpochMs } from '@infofi-lens/shared/units';
import { ApiError } from '../../api/request.ts';
import type { SyncApi } from '../../api/sync.ts';
import type { Store } from '../../storage/store.ts';
import type { QueueRow } from '../../storage/tables/queue.ts';
import { type Gained, healthGained } from './health-gained.ts';
import { type Answer, type SendDeps, sendSigned } from './send-signed.ts';

export type UploadDeps = SendDeps & {
  readonly api: Pick<SyncApi, 'sendBatch'>;
  /** Changes of what is collected, where they are others than the product's. */
  readonly announced?: readonly Announcement[];
};

/**
 * Sends what waits, batch after batch. Dying at any await loses nothing: rows leave the queue only in the transaction that
 * books their receipt, and a batch sent twice is, item by item, a duplicate to the server.
 * @param until Rows that may be sent by then; a later time than now sends before the jitter is over.
 * @throws {ApiError} when the server can not be reached or asks to wait; what was not taken still waits.
 */
export async function upload(deps: UploadDeps, until: EpochMs): Promise<void> {
  for (;;) {
    const rows = await withConsent(deps, await deps.store.queue.due(until, maxBatch));
    if (rows === undefined) continue;
    if (rows.length === 0) return;
    const health = await newsOfHealth(deps.store);
    const outcome = await sendBatch(deps, rows, health.reports);
    if (outcome === undefined) return; // sharing was switched off while the browser was being made known; its rows went with it
    await bookReceipt(deps, rows, outcome, health.told);
  }
}

/** Drops what may not be shared any more, or not before the person knows. @returns `undefined` when something was dropped: look again. */
async function withConsent({ store, announced }: UploadDeps, rows: QueueRow[]): Promise<QueueRow[] | undefined> {
  const settings = await store.settings.get();
  const withdrawn = rows.filter(({ platform }) => !settings.platforms[platform].share);
  const pending = pendingFor(settings, announced);
  const mayGo = (observation: AnyObservation) => acknowledgedPart(observation, pending);
  const isLessened = rows.some(({ observation }) => mayGo(observation) !== observation);
  if (withdrawn.length === 0 && !isLessened) return rows;
  await store.atOnce(async () => {
    await store.queue.settle(withdrawn);
    if (isLessened) await store.queue.keepPart(mayGo);
  });
  return undefined;
}

async function newsOfHealth(store: Store): Promise<Gained> {
  const [rows, told, { platforms }] = await Promise.all([store.health.all(), store.state.healthTold(), store.settings.get()]);
  return healthGained(rows, told, platforms);
}

/** @returns `undefined` when nothing may be shared any more. */
function sendBatch(deps: UploadDeps, rows: readonly QueueRow[], health: Gained['reports']): Promise<Answer<BatchReceipt> | undefined> {
  const observations = rows.map(({ observation }) => observation);
  return sendSigned(
    deps,
    (head) => ({ ...head, observations, ...(health.length > 0 && { health }) }),
    async (batch) => {
      const receipt = await deps.api.sendBatch(batch);
      if (receipt?.results.length !== rows.length) throw new ApiError('bad_answer', 'The receipt does not fit what was sent.');
      return receipt;
    },
  );
}

/** Taken or refused, the rows have been heard; refusals are counted by their reason, and the pages they were read on say what left. */
async function bookReceipt(
  { store, now }: Pick<UploadDeps, 'store' | 'now'>,
  rows: readonly QueueRow[],
  outcome: Answer<BatchReceipt>,
  told: Gained['told'],
): Promise<void> {
  const setAside = 'refused' in outcome ? 0 : outcome.quarantined;
  const codes =
    'refused' in outcome
      ? rows.map(() => outcome.refused)
      : outcome.results.flatMap((item) => (item.status === 'rejected' ? [item.code] : []));
  const sent = rows.map(({ visits = [], observation }, at) => ({ visits, observation, refused: refusalOf(outcome, at) }));
  await store.atOnce(async () => {
    await store.queue.settle(rows);
    await store.visits.addSent(sent, now());
    if (!('refused' in outcome)) await store.state.healthWasTold(told);
    await store.state.changeSync((before) => {
      const refused = { ...before.refused };
      for (const code of codes) refused[code] = (refused[code] ?? 0) + 1;
      const accepted = before.accepted + rows.length - codes.length - setAside;
      return { ...before, refused, accepted, quarantined: before.quarantined + setAside };
    });
  });
}

function refusalOf(outcome: Answer<BatchReceipt>, at: number): string | undefined {
  if ('refused' in outcome) return outcome.refused;
  const item = outcome.results[at];
  return item?.status === 'rejected' ? item.code : undefined;
}
