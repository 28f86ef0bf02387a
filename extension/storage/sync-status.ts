import type { EpochMs } from '@infofi-lens/shared/units';
import { sharesAnything } from './settings-schema.ts';
import type { Store } from './store.ts';
import type { Attempts, SyncState } from './tables/state.ts';

/** Synchronising as people see it. */
export interface SyncStatus {
  /** Sightings that wait to be shared. */
  pending: number;
  /** Whether the work that makes this browser known to the server is under way. */
  proving: boolean;
  /** `undefined`: never. */
  lastSuccessAt: EpochMs | undefined;
  /** `undefined`: the last attempt went well. */
  lastError: { code: string; title: string; at: EpochMs } | undefined;
  /** `off`: no API is set, or nothing is shared and nothing fetched. */
  server: 'off' | 'reachable' | 'unreachable' | 'unknown';
}

/** Reads with the store's queries alone, so it can be asked live. */
export async function syncStatus(store: Pick<Store, 'settings' | 'state' | 'queue'>): Promise<SyncStatus> {
  const [settings, sync, pending, proof] = await Promise.all([
    store.settings.get(),
    store.state.sync(),
    store.queue.count(),
    store.state.proof(),
  ]);
  const wanted = settings.pullCrowd || sharesAnything(settings);
  const failed = failing(sync);
  const server =
    settings.api === null || !wanted ? 'off' : failed ? 'unreachable' : sync.lastSuccessAt === undefined ? 'unknown' : 'reachable';
  const proving = proof !== undefined && proof.found === undefined;
  return { pending, proving, lastSuccessAt: sync.lastSuccessAt, lastError: failed?.lastError, server };
}

/** What does not work at the moment: sharing, before fetching. `undefined` when both do. */
export function failing({ fetching, ...sharing }: SyncState): Attempts | undefined {
  if (sharing.failures > 0) return sharing;
  return fetching && fetching.failures > 0 ? fetching : undefined;
}
