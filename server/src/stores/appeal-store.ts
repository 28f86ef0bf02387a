import type { Appeal, AppealAbout } from '@infofi-lens/shared/contracts/standing';
import type { EntityKey } from '@infofi-lens/shared/facts/entity';
import type { ContributorId, EpochMs } from '@infofi-lens/shared/units';
import type { Sql } from '../db/client.ts';
import { type Act, audited } from './operating/audit.ts';
import { free } from './quarantine-store.ts';

interface AppealRow {
  readonly no: number;
  readonly contributor: ContributorId;
  readonly madeAt: EpochMs;
  readonly about: AppealAbout;
  readonly text: string;
  readonly decision: 'granted' | 'declined' | null;
  readonly answer: string | null;
  readonly decidedAt: EpochMs | null;
}

/** What contributors object to. */
export const appealStore = (sql: Sql, nameOf: (key: EntityKey) => string) => ({
  /** @returns its number; `undefined` when it is about a sighting that is not theirs. */
  async add(contributor: number, about: AppealAbout, text: string, now: EpochMs): Promise<number | undefined> {
    const [made] = await sql<{ no: number }[]>`
      insert into appeals (contributor, made_at, about, text)
      select ${contributor}::int, ${now}::bigint, ${JSON.stringify(about)}::text::jsonb, ${text}
      where ${about.what === 'quarantine' ? sql`exists (select from quarantined_sightings where no = ${about.no} and contributor = ${contributor})` : sql`true`}
      returning no`;
    return made?.no;
  },

  /** Newest first. @param of One contributor's only; without it those nobody has decided yet. */
  async list(of: number | undefined, limit: number): Promise<(Appeal & { contributor: ContributorId })[]> {
    const rows = await sql<AppealRow[]>`
      select a.no, c.id as contributor, a.made_at as "madeAt", a.about, a.text, a.decision, a.answer, a.decided_at as "decidedAt"
      from appeals a join contributors c on c.no = a.contributor
      where ${of === undefined ? sql`a.decision is null` : sql`a.contributor = ${of}`} order by a.no desc limit ${limit}`;
    return rows.map(({ decision, answer, decidedAt, ...rest }) =>
      decision && answer !== null && decidedAt !== null ? { ...rest, decision: { decision, answer, at: decidedAt } } : rest,
    );
  },

  /** Decides once. Granting what was said about a sighting releases it, in the same transaction. @returns whether it was open. */
  decide: (no: number, decision: 'granted' | 'declined', answer: string, act: Act): Promise<boolean> =>
    sql.begin(async (tx) => {
      const [decided] = await tx<{ about: AppealAbout }[]>`
        update appeals set decision = ${decision}, answer = ${answer}, decided_at = ${act.at} where no = ${no} and decision is null
        returning about`;
      if (!decided) return false;
      if (decision === 'granted' && decided.about.what === 'quarantine') await free(tx, [decided.about.no], act.at, nameOf);
      await audited(tx, { ...act, about: { no, decision, answer } });
      return true;
    }),
});
export type AppealStore = ReturnType<typeof appealStore>;
