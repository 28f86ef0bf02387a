import { attempt, hasZeroBits } from '@infofi-lens/shared/admission/proof';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { SyncApi } from '../../api/sync.ts';
import { sharesAnything } from '../../storage/settings-schema.ts';
import type { Store } from '../../storage/store.ts';
import type { ProofState } from '../../storage/tables/state.ts';

type Work = NonNullable<ProofState['work']>;

export interface ProveDeps {
  readonly store: Store;
  readonly api: Pick<SyncApi, 'challenge'>;
  readonly server: string;
  readonly now: () => EpochMs;
  /** Lets everything else in the worker go on. */
  readonly breathe: () => Promise<void>;
  /** One try; the usual one takes some 20 ms. */
  readonly tryOne?: (challenge: string, nonce: string) => Uint8Array;
}

/** Tries between two looks at the settings and two notes of how far it is: about half a second. */
const slice = 25;
/** A challenge that ends sooner than this might end on the way. */
const marginMs = 60_000;

/**
 * Shows the work that makes this browser known. It is done in slices, and how far it is stands in the database: a worker that dies
 * loses half a second of it, and the next one goes on. Switching sharing off ends it.
 * @returns the work to register with; `undefined` when nothing is shared any more.
 * @throws {ApiError} when there is no challenge to be had.
 */
export async function prove(deps: ProveDeps, publicKey: string): Promise<{ challenge: string; nonce: string } | undefined> {
  const { store, server, now, breathe, tryOne = attempt } = deps;
  let work = await workUnderWay(deps, publicKey);
  while (work.found === undefined) {
    if (!(await isWanted(store, server))) {
      await forgetProof(store);
      return undefined;
    }
    if (work.expiresAt <= now() + marginMs) {
      await forgetProof(store);
      work = await workUnderWay(deps, publicKey);
    }
    let found: string | undefined;
    for (let tried = 0; tried < slice && found === undefined; tried += 1) {
      const nonce = String(work.next + tried);
      if (hasZeroBits(tryOne(work.challenge, nonce), work.bits)) found = nonce;
      await breathe();
    }
    const after: Work = { ...work, next: work.next + slice, ...(found === undefined ? {} : { found }) };
    work = after;
    await store.atOnce(() => store.state.putProof(after));
  }
  return { challenge: work.challenge, nonce: work.found };
}

/** The browser is known, or the work is of no use: it is forgotten. */
export async function forgetProof(store: Store): Promise<void> {
  await store.atOnce(() => store.state.putProof(undefined));
}

/** What another worker left, as long as it is worth something; else the server is asked for a challenge. */
async function workUnderWay({ store, api, server, now }: ProveDeps, publicKey: string): Promise<Work> {
  const left = await store.state.proof();
  if (left?.server === server && left.expiresAt > now() + marginMs) return left;
  const { challenge, bits, expiresAt } = await api.challenge(publicKey);
  const begun: Work = { server, challenge, bits, expiresAt, since: now(), next: 0 };
  await store.atOnce(() => store.state.putProof(begun));
  return begun;
}

async function isWanted(store: Store, server: string): Promise<boolean> {
  const settings = await store.settings.get();
  return settings.api === server && sharesAnything(settings);
}
