import type { EraseContributor } from '@infofi-lens/shared/contracts/erasure';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import { ApiError } from '../../api/request.ts';
import type { SyncApi } from '../../api/sync.ts';
import type { Store } from '../../storage/store.ts';
import type { ErasureReceipt } from '../../storage/tables/state.ts';
import { signJson } from './identity.ts';

type Erasing = Pick<SyncApi, 'erase' | 'register' | 'standing'>;
export interface EraseDeps {
  readonly store: Store;
  readonly api: (server: string) => Erasing;
  readonly now: () => EpochMs;
}

/**
 * Has every server that knows this browser's key take out what it said, and asks each again whether it still knows the key. Then
 * the key is forgotten: it is refused everywhere from then on. Sharing has to be off before.
 * @throws {LensError} `never_sent` when no server knows the key; {ApiError} when one could not do it: those that did are noted,
 *   and the key stays for the others.
 */
export async function eraseShared({ store, api, now }: EraseDeps): Promise<void> {
  const identity = await store.identity.get();
  const [...servers] = identity?.registeredAt ?? [];
  if (servers.length === 0) throw new LensError('never_sent', 'Nothing has been sent from this browser yet.');
  for (const server of servers) {
    const receipt = await eraseAt({ store, server, api: api(server), now });
    await store.atOnce(async () => {
      await store.state.addErasure(receipt);
      await store.identity.unregistered(server);
    });
  }
  await store.atOnce(async () => {
    await store.identity.forget();
    // Who shares again one day shares anew, under another key.
    await store.toldTimes.clear();
    await store.outcomes.unheard();
  });
}

interface At {
  readonly store: Store;
  readonly server: string;
  readonly api: Erasing;
  readonly now: () => EpochMs;
}

async function eraseAt(at: At): Promise<ErasureReceipt> {
  const { store, server, now } = at;
  const proof = await askToErase(at);
  const identity = await required(store);
  const askedAgain = await at.api.standing(await signJson(identity, { contributor: identity.contributor, at: now() })).then(
    () => 'still_known',
    (error: unknown) => (error instanceof ApiError && error.code !== 'unreachable' ? error.code : undefined),
  );
  return {
    ...{ server, at: now(), contributor: identity.contributor.slice(0, 8) },
    ...(proof && { proof }),
    ...(askedAgain !== undefined && { askedAgain }),
  };
}

/** @returns `undefined` when the server knows no such key: it was erased before, and the answer was lost on the way. */
async function askToErase({ store, server, api }: At): Promise<ErasureReceipt['proof']> {
  for (let mayRecover = true; ; mayRecover = false) {
    const identity = await required(store);
    const counter = await store.atOnce(() => store.identity.nextCounter());
    const wish: EraseContributor = { contributor: identity.contributor, audience: server, counter, erase: 'everything' };
    try {
      return await api.erase(await signJson(identity, wish));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'unknown_contributor') return undefined;
      if (error.code !== 'replayed_batch' || !mayRecover) throw error;
      // Registering again tells how far the server has counted.
      const counted = await api.register(await signJson(identity, { publicKey: identity.publicKey }));
      await store.atOnce(() => store.identity.registered(server, counted));
    }
  }
}

async function required(store: Store) {
  const identity = await store.identity.get();
  if (!identity) throw new LensError('never_sent', 'Nothing has been sent from this browser yet.');
  return identity;
}
