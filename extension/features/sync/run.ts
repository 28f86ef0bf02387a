import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import { ApiError } from '../../api/request.ts';
import type { Settings } from '../../storage/settings-schema.ts';
import type { Store } from '../../storage/store.ts';
import type { Attempts } from '../../storage/tables/state.ts';
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
   * Which backoff it waits for. Each has its own: while sharing is refused, what operators switched off must come all the same, and a
   * server that has no catalogue yet takes sightings.
   */
  readonly kind: 'sharing' | 'fetching';
  /** @throws {ApiError} when the server can not do it now. */
  readonly run: (server: string, settings: Settings, how: How) => Promise<void>;
}
/** `asked`: a person waits for it, so neither the backoff nor the jitter does. */
export type How = 'due' | 'asked';

/** However often fetching failed, operators' decisions reach a browser this soon after the server answers again. */
const longestMs = { sharing: 3_600_000, fetching: 300_000 } as const;
const noAttempts: Attempts = { failures: 0, notBefore: 0 };

/**
 * Synchronises once: everything that is due, or everything. Its outcome is in the database, where the next worker and
 * the pages find it. Does nothing without an API.
 */
export async function runSync({ store, now, random, parts }: RunDeps, how: How): Promise<void> {
  const [settings, { notBefore, fetching }] = await Promise.all([store.settings.get(), store.state.sync()]);
  const { api } = settings;
  if (api === null) return;
  const isOver = (at: EpochMs | 0) => how === 'asked' || now() >= at;
  const tries = { sharing: isOver(notBefore), fetching: isOver(fetching?.notBefore ?? 0) };
  const errors: Partial<Record<Part['kind'], { error: unknown }>> = {};
  for (const { kind, run } of parts) {
    if (!tries[kind]) continue;
    await run(api, settings, how).catch((error: unknown) => {
      errors[kind] ??= { error };
    });
  }
  const after = (before: Attempts, kind: Part['kind']): Attempts => {
    if (!tries[kind]) return before;
    const failed = errors[kind];
    return failed ? failedAgain(before, failed.error, now(), random(), longestMs[kind]) : noAttempts;
  };
  await store.atOnce(() =>
    store.state.changeSync(({ failures, notBefore, lastError, fetching, ...rest }) => {
      const shared = after({ failures, notBefore, ...(lastError && { lastError }) }, 'sharing');
      const fetched = after(fetching ?? noAttempts, 'fetching');
      // The server answers again: there is no need to wait any longer.
      const isBack = !tries.sharing && tries.fetching && !errors.fetching && shared.lastError?.code === 'unreachable';
      const allWell = tries.sharing && Object.keys(errors).length === 0;
      return {
        ...rest,
        ...shared,
        ...(isBack && { notBefore: 0 }),
        ...(fetched.failures > 0 && { fetching: fetched }),
        ...(allWell && { lastSuccessAt: now() }),
      };
    }),
  );
}

function failedAgain(before: Attempts, error: unknown, at: EpochMs, random: number, longest: number): Attempts {
  const { code, message: title } = error instanceof LensError ? error : new LensError('failed', 'Something went wrong in the extension.');
  const failures = before.failures + 1;
  const wait = backoffMs(failures, random, error instanceof ApiError ? error.retryAfterMs : undefined, longest);
  return { failures, notBefore: (at + wait) as EpochMs, lastError: { code, title, at } }; // a present time plus at most days
}

/**
 * One run at a time in all of the extension: a lock of the browser's ends with the worker that held it, where a variable would be
 * forgotten with it and a row in the database would outlive it. A run that is only due is left out where another waits already;
 * one that a person asked for is not, because what waits may be one that sends less.
 */
export async function inTurn(locks: Pick<LockManager, 'request' | 'query'>, how: How, run: () => Promise<void>): Promise<void> {
  if (how === 'due') {
    const { pending = [] } = await locks.query();
    if (pending.some(({ name }) => name === lock)) return;
  }
  await locks.request(lock, run);
}

/** Does something while no run is under way: a run that ended later would write down what was just taken away. */
export async function betweenRuns(locks: Pick<LockManager, 'request'>, work: () => Promise<void>): Promise<void> {
  await locks.request(lock, work);
}
const lock = 'lens-sync';
