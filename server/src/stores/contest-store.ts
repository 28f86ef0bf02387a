import type { Contest } from '@infofi-lens/shared/contracts/shill';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../db/client.ts';
import type { EntityName } from './fact-store.ts';
import { type Act, audited } from './operating/audit.ts';

type Profile = Pick<EntityName, 'platform' | 'id'>;

interface ContestRow extends Omit<Contest, 'decision'> {
  readonly decision: 'granted' | 'declined' | null;
  readonly answer: string | null;
  readonly decidedAt: EpochMs | null;
}

/** What people who are scored ask for, and which profiles are proven to be theirs. */
export const contestStore = (sql: Sql) => ({
  /** @returns its number; `undefined` when the account has asked so often since then. */
  async add(
    { platform, id }: Profile,
    asked: Pick<Contest, 'wish' | 'text' | 'code'> & { accountId: string },
    now: EpochMs,
    { most, since }: { most: number; since: number },
  ): Promise<number | undefined> {
    const [made] = await sql<{ no: number }[]>`
      insert into profile_contests (account_id, platform, profile_id, wish, text, code, made_at)
      select ${asked.accountId}::uuid, ${platform}, ${id}, ${asked.wish}, ${asked.text}, ${asked.code}, ${now}::bigint
      where (select count(*) from profile_contests where account_id = ${asked.accountId} and made_at > ${since}) < ${most}
      returning no`;
    return made?.no;
  },

  /** Newest first. @param of One account's only; without it those nobody has decided yet. */
  async list(of: string | undefined, limit: number): Promise<Contest[]> {
    const rows = await sql<ContestRow[]>`
      select no, platform || ':' || profile_id as profile, wish, text, code, made_at as "madeAt", decision, answer, decided_at as "decidedAt"
      from profile_contests where ${of === undefined ? sql`decision is null` : sql`account_id = ${of}`} order by no desc limit ${limit}`;
    return rows.map(({ decision, answer, decidedAt, ...rest }) =>
      decision && answer !== null && decidedAt !== null ? { ...rest, decision: { decision, answer, at: decidedAt } } : rest,
    );
  },

  /** What was asked; `undefined` when somebody decided already. */
  async open(no: number): Promise<(Profile & { wish: Contest['wish'] }) | undefined> {
    const [asked] = await sql<(Profile & { wish: Contest['wish'] })[]>`
      select platform, profile_id as id, wish from profile_contests where no = ${no} and decision is null`;
    return asked;
  },

  /** Decides once. Granting `own` proves that the profile is the account's. @returns whether it was open. */
  decide: (no: number, decision: 'granted' | 'declined', answer: string, act: Act): Promise<boolean> =>
    sql.begin(async (tx) => {
      const [decided] = await tx<(Profile & { wish: Contest['wish']; account: string })[]>`
        update profile_contests set decision = ${decision}, answer = ${answer}, decided_at = ${act.at} where no = ${no} and decision is null
        returning platform, profile_id as id, wish, account_id as account`;
      if (!decided) return false;
      const { account, ...asked } = decided;
      if (decision === 'granted' && asked.wish === 'own') await own(tx, asked, account, act.at);
      await audited(tx, { ...act, about: { no, decision, answer, wish: asked.wish } });
      return true;
    }),

  owned: (accountId: string): Promise<{ profile: string; since: EpochMs }[]> =>
    sql<{ profile: string; since: EpochMs }[]>`
      select platform || ':' || profile_id as profile, since from owned_profiles where account_id = ${accountId} order by since, profile`,

  async owns(accountId: string, { platform, id }: Profile): Promise<boolean> {
    const [found] = await sql`
      select from owned_profiles where account_id = ${accountId} and platform = ${platform} and profile_id = ${id}`;
    return found !== undefined;
  },

  /** @returns whether it was theirs. */
  async disown(accountId: string, { platform, id }: Profile): Promise<boolean> {
    const [gone] = await sql`
      delete from owned_profiles where account_id = ${accountId} and platform = ${platform} and profile_id = ${id} returning 1`;
    return gone !== undefined;
  },
});
export type ContestStore = ReturnType<typeof contestStore>;

/** A profile is of one account: the one that proved it last. */
async function own(tx: Transaction, { platform, id }: Profile, accountId: string, at: EpochMs): Promise<void> {
  await tx`
    insert into owned_profiles values (${platform}, ${id}, ${accountId}, ${at})
    on conflict (platform, profile_id) do update set account_id = excluded.account_id, since = excluded.since`;
}
