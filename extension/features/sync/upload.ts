import { type BatchReceipt, maxBatch } from '@infofi-lens/shared/contracts/sync';
import type { EpochMs } from '@infofi-lens/shared/units';
import { ApiError } from '../../api/request.ts';
import type { Registration, SyncApi } from '../../api/sync.ts';
import type { Store } from '../../storage/store.ts';
import type { IdentityRow } from '../../storage/tables/identity.ts';
import type { QueueRow } from '../../storage/tables/queue.ts';
import { type Gained, healthGained } from './health-gained.ts';
import { deviceIdentity, signJson } from './identity.ts';
import { forgetProof, prove } from './prove.ts';

export interface UploadDeps {
  readonly store: Store;
  readonly api: SyncApi;
  /** Origin of the API, under which the registration is remembered. */
  readonly server: string;
  readonly now: () => EpochMs;
  /** Lets everything else in the worker go on. */
  readonly breathe: () => Promise<void>;
}

/**
 * Sends what waits, batch after batch. Dying at any await loses nothing: rows leave the queue only in the transaction that
 * books their receipt, and a batch sent twice is, item by item, a duplicate to the server.
 * @param until Rows that may be sent by then; a later time than now sends before the jitter is over.
 * @throws {ApiError} when the server can not be reached or asks to wait; what was not taken still waits.
 */
export async function upload(deps: UploadDeps, until: EpochMs): Promise<void> {
  for (;;) {
    const rows = await withConsent(deps.store, await deps.store.queue.due(until, maxBatch));
    if (rows === undefined) continue;
    if (rows.length === 0) return;
    const health = await newsOfHealth(deps.store);
    const outcome = await sendBatch(deps, rows, health.reports);
    if (outcome === undefined) return; // sharing was switched off while the browser was being made known; its rows went with it
    await bookReceipt(deps.store, rows, outcome, health.told);
  }
}

/** Drops what may not be shared any more. @returns `undefined` when something was dropped: look again. */
async function withConsent(store: Store, rows: QueueRow[]): Promise<QueueRow[] | undefined> {
  const { platforms } = await store.settings.get();
  const withdrawn = rows.filter(({ platform }) => !platforms[platform].share);
  if (withdrawn.length === 0) return rows;
  await store.queue.settle(withdrawn);
  return undefined;
}

/** What the server made of a batch: a receipt, or the code with which it refused the batch as a whole. */
type Outcome = BatchReceipt | { readonly refused: string };

/** A batch that the server finds to be none would be refused for ever: it is given up. Everything else is tried again later. */
const hopeless = new Set([400, 413, 415, 422]);

async function newsOfHealth(store: Store): Promise<Gained> {
  const [rows, told, { platforms }] = await Promise.all([store.health.all(), store.state.healthTold(), store.settings.get()]);
  return healthGained(rows, told, platforms);
}

/** @returns `undefined` when nothing may be shared any more. */
async function sendBatch(deps: UploadDeps, rows: readonly QueueRow[], health: Gained['reports']): Promise<Outcome | undefined> {
  const observations = rows.map(({ observation }) => observation);
  for (let mayRecover = true; ; mayRecover = false) {
    const identity = await registered(deps, await deviceIdentity(deps.store));
    if (!identity) return undefined;
    // Saved before it is used: a worker that dies now never signs another batch with it.
    const counter = await deps.store.atOnce(() => deps.store.identity.nextCounter());
    const said = {
      contributor: identity.contributor,
      audience: deps.server,
      counter,
      sentAt: deps.now(),
      observations,
      ...(health.length > 0 && { health }),
    };
    const batch = await signJson(identity, said);
    try {
      const receipt = await deps.api.sendBatch(batch);
      if (receipt?.results.length !== rows.length) throw new ApiError('bad_answer', 'The receipt does not fit what was sent.');
      return receipt;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const known = error.code !== 'unknown_contributor' && error.code !== 'replayed_batch';
      if (!known && mayRecover) {
        // Registering again tells the server who this is, or us how far it has counted.
        await deps.store.atOnce(() => deps.store.identity.unregistered(deps.server));
      } else if (error.status !== undefined && hopeless.has(error.status)) return { refused: error.code };
      else throw error;
    }
  }
}

/**
 * Makes sure that the server knows this browser: a key that it does not know has to show work first.
 * @returns `undefined` when sharing was switched off meanwhile.
 */
async function registered(deps: UploadDeps, identity: IdentityRow): Promise<IdentityRow | undefined> {
  const { store, api, server } = deps;
  if (identity.registeredAt.includes(server)) return identity;
  const { publicKey } = identity;
  const register = async (registration: Registration) => {
    const counter = await api.register(await signJson(identity, registration));
    await store.atOnce(async () => {
      await store.identity.registered(server, counter);
      await store.state.putProof(undefined);
    });
    return identity;
  };
  for (let mayRecover = true; ; mayRecover = false) {
    try {
      const begun = await store.state.proof();
      if (begun?.server !== server) return await register({ publicKey });
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'proof_required')) throw error;
    }
    const proof = await prove(deps, publicKey);
    if (!proof) return undefined;
    try {
      return await register({ publicKey, ...proof });
    } catch (error) {
      if (!(error instanceof ApiError && spoilt.has(error.code))) throw error;
      await forgetProof(store); // this work is of no use any more: once more from the start
      if (!mayRecover) throw error;
    }
  }
}

/** The server will never take this work. Everything else (a shut door, a full minute) leaves it good for later. */
const spoilt: ReadonlySet<string> = new Set(['challenge_expired', 'challenge_invalid', 'proof_wrong', 'proof_used']);

/** Taken or refused, the rows have been heard; refusals are counted by their reason. */
async function bookReceipt(store: Store, rows: readonly QueueRow[], outcome: Outcome, told: Gained['told']): Promise<void> {
  const setAside = 'refused' in outcome ? 0 : outcome.quarantined;
  const codes =
    'refused' in outcome
      ? rows.map(() => outcome.refused)
      : outcome.results.flatMap((item) => (item.status === 'rejected' ? [item.code] : []));
  await store.atOnce(async () => {
    await store.queue.settle(rows);
    if (!('refused' in outcome)) await store.state.healthWasTold(told);
    await store.state.changeSync((before) => {
      const refused = { ...before.refused };
      for (const code of codes) refused[code] = (refused[code] ?? 0) + 1;
      const accepted = before.accepted + rows.length - codes.length - setAside;
      return { ...before, refused, accepted, quarantined: before.quarantined + setAside };
    });
  });
}
