import { randomBytes } from 'node:crypto';
import type { Contest, OptOutProof } from '@infofi-lens/shared/contracts/shill';
import type { EpochMs } from '@infofi-lens/shared/units';
import { LimitError, NotFoundError } from '../../http/errors.ts';
import type { ContestStore } from '../../stores/contest-store.ts';
import type { By } from '../operating/operate.ts';
import { type ProfileName, profileText } from '../shill/person.ts';
import type { OptOuts } from './opt-outs.ts';

const dayMs = 86_400_000;
const contestsADay = 5;
const listed = 100;

export interface ContestsGiven {
  store: ContestStore;
  optOuts: OptOuts;
  now: () => EpochMs;
}

/** What people who are scored can do about it. */
export const contests = ({ store, optOuts, now }: ContestsGiven) => ({
  /** @throws {LimitError} `quota_reached`, after five in a day. */
  async ask(accountId: string, profile: ProfileName, wish: Contest['wish'], text: string): Promise<Contest> {
    const madeAt = now();
    const code = `lens-${randomBytes(9).toString('base64url')}`;
    const limit = { most: contestsADay, since: madeAt - dayMs };
    const no = await store.add(profile, { accountId, wish, text, code }, madeAt, limit);
    if (no === undefined) throw new LimitError(3_600, 'quota_reached', 'That is as often as one may ask in a day. What was asked is kept.');
    return { no, profile: profileText(profile), wish, text, code, madeAt };
  },

  of: (accountId: string) => store.list(accountId, listed),
  owned: (accountId: string) => store.owned(accountId),

  /** @throws {NotFoundError} when the profile is not proven to be the account's. */
  async disown(accountId: string, profile: ProfileName): Promise<void> {
    if (!(await store.disown(accountId, profile))) throw new NotFoundError('profile of yours');
  },

  /** @throws {NotFoundError} when the profile is not proven to be the account's. */
  async leave(accountId: string, profile: ProfileName): Promise<OptOutProof> {
    if (!(await store.owns(accountId, profile))) throw new NotFoundError('profile of yours');
    return optOuts.leave(profile);
  },

  open: () => store.list(undefined, 2 * listed),

  /** Granting a wish fulfils it: the profile is proven to be theirs, or the person is taken out of everything. */
  async decide(no: number, decision: 'granted' | 'declined', answer: string, by: By): Promise<void> {
    const asked = await store.open(no);
    // First what was asked for: it may be done twice, but must not be said to be done and then fail.
    if (asked?.wish === 'opt-out' && decision === 'granted') await optOuts.leave(asked, by);
    const decided = asked && (await store.decide(no, decision, answer, { ...by, what: 'decide contest', about: {}, at: now() }));
    if (!decided) throw new NotFoundError('open contest');
  },
});
export type ContestService = ReturnType<typeof contests>;
