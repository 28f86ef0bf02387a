import { maxLedgerEntries } from '@infofi-lens/shared/contracts/ledger';
import { LensError } from '@infofi-lens/shared/errors';
import { ledgerName } from '@infofi-lens/shared/ledger/merge';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { LedgerApi } from '../../api/ledger.ts';
import { ApiError } from '../../api/request.ts';
import type { Store } from '../../storage/store.ts';
import type { LedgerState } from '../../storage/tables/state.ts';
import { markOf, untold } from './entries.ts';
import { takeOn } from './take-on.ts';

export interface LedgerDeps {
  readonly store: Store;
  readonly api: LedgerApi;
  /** Origin of the API. */
  readonly server: string;
  readonly now: () => EpochMs;
  /** A token that is good now. `undefined`: nobody is signed in there. */
  readonly token: () => Promise<string | undefined>;
  /** A random name, 16 hexadecimal digits or more. */
  readonly newName: () => string;
}

/** How often the account is asked for news when nobody waits for them. */
const everyMs = 5 * 60_000;

/**
 * Takes what the person's other browsers told their account, and tells it what is new here. What happened is in the database, where
 * the pages and the next worker find it; it throws nothing. Dying at any moment loses nothing: how far it is is written down in the
 * transaction that takes a page on, or after the server took what it was told, and saying a thing twice says it once.
 */
export async function keepInStep(deps: LedgerDeps, how: 'due' | 'asked'): Promise<void> {
  const { store, now, server } = deps;
  const [{ syncLedger }, before] = await Promise.all([store.settings.get(), store.state.ledger()]);
  if (typeof syncLedger !== 'string' || before.server !== server) return;
  if (how === 'due' && now() < before.notBefore) return;
  try {
    const token = await tokenOf(deps);
    const ended = await pull(deps, token, syncLedger);
    if (ended) {
      await end(store, ended);
      return;
    }
    await push(deps, token);
    await change(store, ({ lastError: _, ...state }) => ({ ...state, lastSuccessAt: now(), notBefore: later(now(), everyMs) }));
  } catch (error) {
    const { code, message: title } = error instanceof LensError ? error : new LensError('failed', 'Something went wrong in the extension.');
    const wait = Math.max(everyMs, (error instanceof ApiError && error.retryAfterMs) || 0);
    await change(store, (state) => ({ ...state, lastError: { code, title, at: now() }, notBefore: later(now(), wait) }));
  }
}

/**
 * Begins to keep in step with the account that is signed in, by the person's wish, and does it once.
 * @throws {ApiError} when the account's ledger can not be read; `unauthenticated` when nobody is signed in.
 */
export async function start(deps: LedgerDeps): Promise<void> {
  const { store, api, server, newName } = deps;
  const { account, epoch } = await api.read(await tokenOf(deps), undefined);
  await store.atOnce(async () => {
    const { device = newName(), ...before } = await store.state.ledger();
    const goesOn = before.account === account && before.server === server && before.epoch === epoch;
    if (!goesOn) await store.ledgerMarks.clear();
    if (before.account !== account || before.server !== server) await store.time.forgetElsewhere();
    const { ended: _, lastError: __, ...held } = before;
    await store.state.putLedger(goesOn ? { ...held, device } : { device, account, server, epoch, notBefore: 0, refused: 0 });
    await store.settings.change({ syncLedger: account });
  });
  await keepInStep(deps, 'asked');
}

/** Nothing of the person's own leaves any more. What came stays. */
export const stop = (store: Store): Promise<unknown> => store.atOnce(() => store.settings.change({ syncLedger: null }));

/** Deletes what the account has, and stops: everywhere, as other browsers find it gone. What this browser holds stays. @throws {ApiError} */
export async function deleteAll(deps: LedgerDeps): Promise<void> {
  await deps.api.erase(await tokenOf(deps));
  await stop(deps.store);
}

async function tokenOf({ token }: LedgerDeps): Promise<string> {
  const held = await token();
  if (held === undefined) throw new LensError('unauthenticated', 'Nobody is signed in.');
  return held;
}

async function pull({ store, api, server, now }: LedgerDeps, token: string, account: string): Promise<LedgerState['ended']> {
  for (;;) {
    const { cursor, epoch, device } = await store.state.ledger();
    const page = await api.read(token, cursor);
    if (page.account !== account) return 'other_account';
    if (page.epoch !== epoch) return 'deleted';
    await store.atOnce(async () => {
      await takeOn(store, page.entries, { device: device ?? '', server, now: now() });
      await store.state.putLedger({ ...(await store.state.ledger()), cursor: page.cursor });
    });
    if (!page.more) return undefined;
  }
}

async function push({ store, api, now }: LedgerDeps, token: string): Promise<void> {
  const { epoch, device } = await store.state.ledger();
  if (epoch === undefined || device === undefined) return;
  const entries = await untold(store, device, now());
  for (let from = 0; from < entries.length; from += maxLedgerEntries) {
    const some = entries.slice(from, from + maxLedgerEntries);
    const { refused } = await api.write(token, { epoch, entries: some });
    // Refused ones too: they would be refused for ever. Their next version is tried again.
    await store.atOnce(async () => {
      await store.ledgerMarks.put(some.map((entry) => ({ name: ledgerName(entry), mark: markOf(entry) })));
      const state = await store.state.ledger();
      await store.state.putLedger({ ...state, refused: state.refused + refused.length });
    });
  }
}

/** It ended by itself: the choice was for something that is no more. */
const end = (store: Store, ended: NonNullable<LedgerState['ended']>): Promise<unknown> =>
  store.atOnce(async () => {
    await store.settings.change({ syncLedger: null });
    await store.state.putLedger({ ...(await store.state.ledger()), ended });
  });

const change = (store: Store, to: (before: LedgerState) => LedgerState): Promise<void> =>
  store.atOnce(async () => store.state.putLedger(to(await store.state.ledger())));

const later = (at: EpochMs, ms: number) => (at + ms) as EpochMs; // a present time plus at most days
