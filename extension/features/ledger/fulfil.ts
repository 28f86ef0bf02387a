import { LensError } from '@infofi-lens/shared/errors';
import type { DataOf } from '../../messaging/protocol.ts';
import type { Store } from '../../storage/store.ts';
import { deleteAll, keepInStep, type LedgerDeps, start, stop } from './keep-in-step.ts';

/**
 * Does what the person wants with their ledger.
 * @param deps `undefined` without an API. @throws {LensError} `unauthenticated`, or what the server says.
 */
export async function fulfil(deps: LedgerDeps | undefined, store: Store, wish: DataOf<'ledger'>['wish']): Promise<void> {
  if (wish === 'stop') await stop(store);
  else if (!deps) throw new LensError('no_server', 'No server is set.');
  else if (wish === 'start') await start(deps);
  else if (wish === 'now') await keepInStep(deps, 'asked');
  else await deleteAll(deps);
}
