import { type EntityKey, entityKey } from '@infofi-lens/shared/facts/entity';
import type { Signed } from '@infofi-lens/shared/signing/signed';
import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../../db/client.ts';
import { writeMembers } from '../analytics/members.ts';
import { addRow, signCheckpoint } from '../checkpoint-store.ts';
import type { EntityName } from '../fact-store.ts';
import { aggregationLock } from '../locks.ts';
import { type Act, audited } from '../operating/audit.ts';
import { type Removed, removeThings } from './remove-things.ts';

/** A person as profiles of theirs; the first is the one they go by. */
export type Profiles = readonly [Pick<EntityName, 'platform' | 'id'>, ...Pick<EntityName, 'platform' | 'id'>[]];

export interface Left extends Removed {
  /** The checkpoint that was signed afterwards. */
  readonly checkpoint: number;
}

interface Given {
  nameOf: (key: EntityKey) => string;
  now: () => EpochMs;
}

/** People who want nothing to be known of them. */
export const optOutStore = (sql: Sql, { nameOf, now }: Given) => {
  const profileName = ({ platform, id }: Profiles[number]) => nameOf(entityKey({ platform, kind: 'profile', id }));

  return {
    /**
     * Takes a person out of everything in one transaction, and lets nothing of them in again. To be run while nobody makes a
     * checkpoint. @param act What the audit log is told, when an operator does it.
     */
    leave(profiles: Profiles, sign: (text: string) => Promise<Signed>, act?: Act): Promise<Left> {
      return sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(${aggregationLock})`;
        const things = new Set<string>();
        for (const profile of profiles) for (const entity of await thingsOf(tx, profile, profileName(profile))) things.add(entity);
        const [person] = profiles;
        await tx`
          insert into opt_outs (name, person, since)
          select name::uuid, ${profileName(person)}::text::uuid, ${now()}::bigint from unnest(${[...profiles.map(profileName), ...things]}::text[]) name
          on conflict (name) do nothing`;
        const removed = await removeThings(tx, [...things]);
        await forgetScores(tx, profiles);
        await writeMembers(tx, [], profiles.map(profileName));
        await endDirectives(tx, [...things], now());
        await forgetOwner(tx, profiles);
        if (act) await audited(tx, act);
        const [last] = await tx<{ seq: number }[]>`select coalesce(max(seq), 0) as seq from checkpoints`;
        const { no } = await addRow(tx, 'opt-out', now());
        await signCheckpoint(tx, no, last?.seq ?? 0, now(), sign);
        return { ...removed, checkpoint: no };
      });
    },

    /** Lets be known again what people see from now on. @returns whether the person had left. */
    comeBack: (profiles: Profiles, act: Act): Promise<boolean> =>
      sql.begin(async (tx) => {
        const back = await tx`delete from opt_outs where person = ${profileName(profiles[0])}::text::uuid`;
        if (back.count > 0) await audited(tx, act);
        return back.count > 0;
      }),

    /** Changes whenever the names do. */
    async version(): Promise<string> {
      const [row] = await sql<{ version: string }[]>`select count(*) || ' ' || coalesce(max(no), 0) as version from opt_outs`;
      return row?.version ?? '';
    },
    async names(): Promise<string[]> {
      const rows = await sql<{ name: string }[]>`select replace(name::text, '-', '') as name from opt_outs`;
      return rows.map(({ name }) => name);
    },

    /** Takes out what was said of somebody at the very moment they left, some changes at a time. @returns whether there is more. */
    sweep: (limit: number): Promise<boolean> =>
      sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(${aggregationLock})`;
        const [state] = await tx<
          { from: number; newest: number }[]
        >`select s.swept_seq as from, c.seq as newest from opt_out_state s, clock c`;
        if (!state || state.from >= state.newest) return false;
        const [anybody] = await tx`select from opt_outs limit 1`;
        const to = anybody ? Math.min(state.newest, state.from + limit) : state.newest;
        const late = await tx<{ entity: string }[]>`
          select f.entity::text as entity from facts f join opt_outs o on o.name = f.entity or o.name = case f.kind
            when 'post' then entity_name(f.platform || ':profile:' || (f.facts -> 'authorId' ->> 'value'))
            when 'board-entry' then entity_name(case when f.platform = 'kaito' or f.id like 'starboard:%' then 'x' else f.platform end
              || ':profile:' || (f.facts -> 'subjectId' ->> 'value')) end
          where f.seq > ${state.from} and f.seq <= ${to} and f.kind in ('post', 'board-entry', 'profile')`;
        await removeThings(tx, [...new Set(late.map(({ entity }) => entity))]);
        const members = await tx<
          { entity: string }[]
        >`select m.entity::text as entity from global_members m join opt_outs o on o.name = m.entity`;
        await writeMembers(
          tx,
          [],
          members.map(({ entity }) => entity),
        );
        await tx`update opt_out_state set swept_seq = ${to}`;
        return to < state.newest;
      }),
  };
};
export type OptOutStore = ReturnType<typeof optOutStore>;

/** The profile, its posts and its places on boards: what is published of them, and what was only seen. */
async function thingsOf(tx: Transaction, { platform, id }: Profiles[number], name: string): Promise<string[]> {
  const rows = await tx<{ entity: string }[]>`
    select ${name}::text as entity
    union select replace(entity::text, '-', '') from facts where platform = ${platform} and kind = 'post' and facts -> 'authorId' ->> 'value' = ${id}
    union select replace(entity::text, '-', '') from board_entries where subject_id = ${id}
      and (platform = ${platform} or (${platform} = 'x' and platform = 'galxe' and board_id like 'starboard:%'))
    union select replace(entity::text, '-', '') from (
      select entity, line::json as sighting from batches, lateral rows from (unnest(entities), string_to_table(sightings, E'\\n')) as r(entity, line)
      where strpos(sightings, ${JSON.stringify(id)}) > 0
      union all select entity, sighting from quarantined_sightings) seen
      where sighting ->> 'platform' = ${platform} and ${id} in (sighting -> 'fields' ->> 'authorId', sighting -> 'fields' ->> 'subjectId')`;
  return rows.map(({ entity }) => entity);
}

async function forgetScores(tx: Transaction, profiles: Profiles): Promise<void> {
  const people = profiles.map(({ platform, id }) => `${platform}:${id}`);
  for (const table of ['shill_posts', 'shill_people', 'shill_dirty', 'shill_history', 'shill_events'])
    await tx`delete from ${tx(table)} where person = any(${people})`;
}

/** Whose the profiles were. What their owner asked for stays theirs, about a profile that nobody can tell. */
async function forgetOwner(tx: Transaction, profiles: Profiles): Promise<void> {
  for (const { platform, id } of profiles) {
    await tx`delete from owned_profiles where platform = ${platform} and profile_id = ${id}`;
    if (platform === 'x') await tx`delete from x_links where x_id = ${id}`;
    await tx`
      update profile_contests set profile_id = entity_name(platform || ':profile:' || profile_id)::text
      where platform = ${platform} and profile_id = ${id}`;
  }
}

/** What was decided about their things is over, and names them no more. */
async function endDirectives(tx: Transaction, things: readonly string[], at: EpochMs): Promise<void> {
  const key = tx`(directive ->> 'platform') || ':' || (directive ->> 'kind') || ':' || (directive ->> 'id')`;
  await tx`
    update directives set directive = jsonb_set(directive, '{id}', to_jsonb(entity_name(${key})::text)),
      ended_at = coalesce(ended_at, greatest(made_at, ${at}::bigint)), ended_by = coalesce(ended_by, 'opt-out')
    where directive ? 'id' and entity_name(${key}) = any(${[...things]}::text[]::uuid[])`;
}
