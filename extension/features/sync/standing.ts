import type { AppealAbout, ContributorStanding } from '@infofi-lens/shared/contracts/standing';
import { LensError } from '@infofi-lens/shared/errors';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { SyncApi } from '../../api/sync.ts';
import type { Store } from '../../storage/store.ts';
import type { IdentityRow } from '../../storage/tables/identity.ts';
import { signJson } from './identity.ts';

export interface AskDeps {
  readonly store: Store;
  /** `undefined`: no server is set. */
  readonly api: Pick<SyncApi, 'standing' | 'appeal'> | undefined;
  readonly now: () => EpochMs;
}

/** What became of what this browser shared. @throws {ApiError}; {LensError} `never_sent` when there is nobody to ask about. */
export async function askStanding(deps: AskDeps): Promise<ContributorStanding> {
  const { identity, api } = await known(deps);
  return api.standing(await signJson(identity, { contributor: identity.contributor, at: deps.now() }));
}

/** Objects. @throws as {@link askStanding}. */
export async function sendAppeal(deps: AskDeps, about: AppealAbout, text: string): Promise<void> {
  const { identity, api } = await known(deps);
  await api.appeal(await signJson(identity, { contributor: identity.contributor, at: deps.now(), about, text }));
}

/** A browser that was never made known has no key to ask with, and none is made for the question. */
async function known({ store, api }: AskDeps): Promise<{ identity: IdentityRow; api: NonNullable<AskDeps['api']> }> {
  const identity = await store.identity.get();
  if (!identity || !api) throw new LensError('never_sent', 'Nothing has been sent from this browser yet.');
  return { identity, api };
}
