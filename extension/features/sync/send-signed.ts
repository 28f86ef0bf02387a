import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import { ApiError } from '../../api/request.ts';
import type { Registration, Signed, SyncApi } from '../../api/sync.ts';
import type { Store } from '../../storage/store.ts';
import type { IdentityRow } from '../../storage/tables/identity.ts';
import { deviceIdentity, signJson } from './identity.ts';
import { forgetProof, prove } from './prove.ts';

export interface SendDeps {
  readonly store: Store;
  readonly api: Pick<SyncApi, 'challenge' | 'register'>;
  /** Origin of the API, under which the registration is remembered. */
  readonly server: string;
  readonly now: () => EpochMs;
  /** Lets everything else in the worker go on. */
  readonly breathe: () => Promise<void>;
}

/** What every signed batch begins with. */
export interface Head {
  readonly contributor: ContributorId;
  /** The server that it is for: nobody who has it can hand it to another. */
  readonly audience: string;
  /** One higher with each attempt, of whatever kind. */
  readonly counter: number;
  readonly sentAt: EpochMs;
}

/** What the server made of a batch: a receipt, or the code with which it refused the batch as a whole. */
export type Answer<T> = T | { readonly refused: string };

/** A batch that the server finds to be none would be refused for ever: it is given up. Everything else is tried again later. */
const hopeless = new Set([400, 413, 415, 422]);

/**
 * Signs a batch and sends it, making this browser known before where it is not.
 * @returns `undefined` when nothing may be shared any more.
 * @throws {ApiError} when the server can not be reached or asks to wait.
 */
export async function sendSigned<T extends object>(
  deps: SendDeps,
  bodyOf: (head: Head) => unknown,
  post: (batch: Signed) => Promise<T>,
): Promise<Answer<T> | undefined> {
  for (let mayRecover = true; ; mayRecover = false) {
    const identity = await registered(deps, await deviceIdentity(deps.store));
    if (!identity) return undefined;
    // Saved before it is used: a worker that dies now never signs another batch with it.
    const counter = await deps.store.atOnce(() => deps.store.identity.nextCounter());
    const batch = await signJson(
      identity,
      bodyOf({ contributor: identity.contributor, audience: deps.server, counter, sentAt: deps.now() }),
    );
    try {
      return await post(batch);
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
async function registered(deps: SendDeps, identity: IdentityRow): Promise<IdentityRow | undefined> {
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
