import type { Outcome } from '@infofi-lens/shared/contracts/outcomes';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../../db/client.ts';
import { arrayText, jsonText } from '../../db/columns.ts';

/** What one person shared at once. Of each campaign at most one outcome and one time. */
export interface OutcomeRows {
  readonly contributor: number;
  readonly counter: number;
  readonly outcomes: readonly { readonly entity: string; readonly outcome: Outcome }[];
  readonly times: readonly { readonly entity: string; readonly minutes: number; readonly spentAt: EpochMs }[];
  /** Campaigns of which all that was shared is taken back, before anything new of them is kept. */
  readonly retracted: readonly string[];
  /** How many of its items were refused. */
  readonly refused: number;
}

/** Outcomes and times as people shared them. */
export const outcomeStore = (sql: Sql) => ({
  /** Takes a batch, all or nothing. */
  write(rows: OutcomeRows, now: EpochMs): Promise<'taken' | 'replayed' | 'unknown_contributor'> {
    const { contributor, counter, refused } = rows;
    return sql.begin(async (tx) => {
      // The same counter as that of sightings, under the same lock: whatever was sent once can not be sent again.
      const [held] = await tx<{ counter: number }[]>`select counter from contributors where no = ${contributor} for no key update`;
      if (!held) return 'unknown_contributor';
      if (counter <= held.counter) return 'replayed';
      await tx`update contributors set counter = ${counter}, refused = refused + ${refused} where no = ${contributor}`;
      await takeBack(tx, rows);
      await keepOutcomes(tx, rows, now);
      await keepTimes(tx, rows, now);
      return 'taken';
    });
  },
});
export type OutcomeStore = ReturnType<typeof outcomeStore>;

async function takeBack(tx: Transaction, { contributor, retracted }: OutcomeRows): Promise<void> {
  if (retracted.length === 0) return;
  const entities = arrayText(retracted);
  await tx`delete from shared_outcomes where contributor = ${contributor} and entity = any(${entities}::text::uuid[])`;
  await tx`delete from shared_times where contributor = ${contributor} and entity = any(${entities}::text::uuid[])`;
}

async function keepOutcomes(tx: Transaction, { contributor, outcomes }: OutcomeRows, now: EpochMs): Promise<void> {
  if (outcomes.length === 0) return;
  await tx`
    insert into shared_outcomes as held (entity, contributor, outcome, first_taken_at, taken_at)
    select entity, ${contributor}::int, outcome::jsonb, ${now}::bigint, ${now}::bigint from rows from (
      unnest(${arrayText(outcomes.map(({ entity }) => entity))}::text::uuid[]),
      json_array_elements(${jsonText(outcomes.map(({ outcome }) => outcome))}::text::json)
    ) as r(entity, outcome)
    on conflict (entity, contributor) do update set outcome = excluded.outcome, taken_at = excluded.taken_at`;
}

async function keepTimes(tx: Transaction, { contributor, times }: OutcomeRows, now: EpochMs): Promise<void> {
  if (times.length === 0) return;
  await tx`
    insert into shared_times as held (entity, contributor, minutes, spent_at, taken_at)
    select entity, ${contributor}::int, minutes, spent_at, ${now}::bigint from unnest(
      ${arrayText(times.map(({ entity }) => entity))}::text::uuid[],
      ${arrayText(times.map(({ minutes }) => minutes))}::text::real[],
      ${arrayText(times.map(({ spentAt }) => spentAt))}::text::bigint[]) as r(entity, minutes, spent_at)
    on conflict (entity, contributor) do update
      set minutes = excluded.minutes, spent_at = excluded.spent_at, taken_at = excluded.taken_at`;
}
