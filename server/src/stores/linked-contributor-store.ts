import type { LinkedContributors } from '@infofi-lens/shared/contracts/standing';
import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../db/client.ts';

/** Device keys that accounts took as their own. */
export const linkedContributorStore = (sql: Sql) => ({
  /** A key belongs to one account: the one that showed it last. */
  async link(contributor: number, accountId: string, now: EpochMs): Promise<void> {
    await sql`
      insert into linked_contributors (contributor, account_id, linked_at) values (${contributor}, ${accountId}, ${now})
      on conflict (contributor) do update set account_id = excluded.account_id,
        linked_at = case when linked_contributors.account_id = excluded.account_id then linked_contributors.linked_at else excluded.linked_at end`;
  },

  /** @returns whether it was linked to that account. */
  async unlink(contributor: ContributorId, accountId: string): Promise<boolean> {
    const [gone] = await sql`
      delete from linked_contributors l using contributors c
      where c.no = l.contributor and c.id = ${contributor} and l.account_id = ${accountId} returning 1`;
    return gone !== undefined;
  },

  of: (accountId: string): Promise<LinkedContributors['items']> =>
    sql<LinkedContributors['items']>`
      select c.id as contributor, l.linked_at as "linkedAt" from linked_contributors l join contributors c on c.no = l.contributor
      where l.account_id = ${accountId} order by l.linked_at, c.no`,
});
export type LinkedContributorStore = ReturnType<typeof linkedContributorStore>;
