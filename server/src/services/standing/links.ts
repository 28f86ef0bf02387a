import { type LinkedContributors, LinkRequest } from '@infofi-lens/shared/contracts/standing';
import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import { NotFoundError } from '../../http/errors.ts';
import type { LinkedContributorStore } from '../../stores/linked-contributor-store.ts';
import type { Ingest, Signed } from '../ingest/ingest.ts';
import { readBody } from '../ingest/read-body.ts';
import { refuseStale } from './standing.ts';

/** Links device keys to accounts, by choice: the key signs which account it is for, so that nobody else can use the signature. */
export function links({ ingest, store, now }: { ingest: Pick<Ingest, 'whoSigned'>; store: LinkedContributorStore; now: () => EpochMs }) {
  return {
    /** @throws {LensError} `not_found` when the key signed for another account; `unknown_contributor`, `bad_signature`, `request_stale`. */
    async link(signed: Signed, accountId: string): Promise<void> {
      const { contributor, at, account } = readBody(signed.bytes, LinkRequest);
      if (account !== accountId) throw new NotFoundError('account');
      const no = await ingest.whoSigned(signed, contributor);
      refuseStale(at, now());
      await store.link(no, accountId, now());
    },
    /** @throws {NotFoundError} when it is not linked to that account. */
    async unlink(contributor: ContributorId, accountId: string): Promise<void> {
      if (!(await store.unlink(contributor, accountId))) throw new NotFoundError('linked contributor');
    },
    of: async (accountId: string): Promise<LinkedContributors> => ({ items: await store.of(accountId) }),
  };
}
export type Links = ReturnType<typeof links>;
