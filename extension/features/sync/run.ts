import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import { ApiError } from '../../api/request.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import type { Store } from '../../storage/store.ts';
import type { SyncState } from '../../storage/tables/state.ts';
import { backoffMs } from './backoff.ts';

export interface RunDeps {
  readonly store: Store;
  readonly now: () => EpochMs;
  /** 0 to 1. */
  readonly random: () => number;
  /** What synchronising consists of, in order. What one part can not do keeps no other from its work. */
  readonly parts: readonly Part[];
}
export interface Part {
  /**
   * Whether it waits for the backoff. What everybody fetches alike does not: while sharing is refused, what operators switched
   * off must come all the same.
   */
  readonly waits: boolean;
  /** @throws {ApiError} when the server can not do it now. */
  readonly run: (server: string, settings: Settings, how: How) => Promise<void>;
}
/** `asked`: a person waits for it, so neither the backoff nor the jitter does. */
export type How = 'due' | 'asked';

/**
 * Synchronises once: everything that is due, or everything. Its outcome is in the database, where the next worker and
 * the pages find it. Does nothing without an API.
 */
export async function runSync({ store, now, random, parts }: RunDeps, how: How): Promise<void> {
  const [settings, { notBefore }] = await Promise.all([store.settings.get(), store.state.sync()]);
  const { api } = settings;
  if (api === null) return;
  const isOver = how === 'asked' || now() >= notBefore;
  const errors: unknown[] = [];
  for (const { waits, run } of parts) if (isOver || !waits) await run(api, settings, how).catch((error: unknown) => errors.push(error));
  await store.atOnce(() =>
    store.state.changeSync((before) => {
      if (errors.length > 0) return isOver ? failed(before, errors[0], now(), random()) : before;
      if (isOver) return wentWell(before, now());
      // The server answers again: there is no need to wait any longer.
      return before.lastError?.code === 'unreachable' ? { ...before, notBefore: 0 } : before;
    }),
  );
}

function wentWell({ lastError: _, ...before }: SyncState, at: EpochMs): SyncState {
  return { ...before, failures: 0, notBefore: 0, lastSuccessAt: at };
}

function failed(before: SyncState, error: unknown, at: EpochMs, random: number): SyncState {
  const { code, message: title } = error instanceof LensError ? error : new LensError('failed', 'Something went wrong in the extension.');
  const failures = before.failures + 1;
  const wait = backoffMs(failures, random, error instanceof ApiError ? error.retryAfterMs : undefined);
  return { ...before, failures, notBefore: (at + wait) as EpochMs, lastError: { code, title, at } }; // a present time plus at most days
}

/**
 * One run at a time in all of the extension, and at most one that waits for it: a lock of the browser's ends with the
 * worker that held it, where a variable would be forgotten with it and a row in the database would outlive it.
 */
export async function inTurn(locks: Pick<LockManager, 'request' | 'query'>, run: () => Promise<void>): Promise<void> {
  const { pending = [] } = await locks.query();
  if (pending.some(({ name }) => name === lock)) return;
  await locks.request(lock, run);
}

/** Does something while no run is under way: a run that ended later would write down what was just taken away. */
export async function betweenRuns(locks: Pick<LockManager, 'request'>, work: () => Promise<void>): Promise<void> {
  await locks.request(lock, work);
}
const lock = 'lens-sync';
