import type { EpochMs } from '@infofi-lens/shared/units';
import type { Sql, Transaction } from '../../db/client.ts';

/** Facts looked at in one transaction. */
const atOnce = 5_000;
/** Held while somebody takes over news, so that no change is passed over. */
const newsLock = 7_264_040;

/** Takes over what facts say of people: their posts, their followers, and who has to be computed again. */
export const shillNews = (sql: Sql) => ({
  /** @returns whether there is more; `undefined` when another process is at it. */
  take: (now: EpochMs): Promise<boolean | undefined> =>
    sql.begin(async (tx) => {
      const [lock] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${newsLock}) as mine`;
      if (!lock?.mine) return undefined;
      const [state] = await tx<{ from: number; newest: number }[]>`select s.read_seq as from, c.seq as newest from shill_state s, clock c`;
      if (!state || state.from >= state.newest) return false;
      const to = Math.min(state.newest, state.from + atOnce);
      await takePosts(tx, state.from, to, now);
      await takeFollowers(tx, state.from, to);
      await markMoved(tx, state.from, to, now);
      await tx`update shill_state set read_seq = ${to}`;
      return to < state.newest;
    }),

  /** Marks everybody with posts, once in so long: windows move on although nothing changes. @returns whether it was time. */
  markAll: (now: EpochMs, everyMs: number): Promise<boolean> =>
    sql.begin(async (tx) => {
      const due = await tx`update shill_state set all_marked_at = ${now} where all_marked_at <= ${now - everyMs}`;
      if (due.count === 0) return false;
      await tx`insert into shill_dirty select person, ${now}::bigint from shill_people on conflict do nothing`;
      return true;
    }),
});
export type ShillNews = ReturnType<typeof shillNews>;

/** Only X has posts. The time of a post is part of its id there: bits 22 and up count milliseconds from 2010-11-04. */
async function takePosts(tx: Transaction, from: number, to: number, now: EpochMs): Promise<void> {
  await tx`
    with news as (
      select entity, id, facts from facts
      where kind = 'post' and seq > ${from} and seq <= ${to} and platform = 'x' and id ~ '^[0-9]{10,19}$'
        and facts -> 'authorId' -> 'evidence' ->> 'status' = 'agreed'),
    written as (
      insert into shill_posts as held
      select entity, person_of('x', facts -> 'authorId' ->> 'value'), (id::bigint >> 22) + 1288834974657,
        coalesce((facts -> 'views' -> 'evidence' ->> 'observedAt')::bigint, (facts -> 'likes' -> 'evidence' ->> 'observedAt')::bigint,
          (facts -> 'authorId' -> 'evidence' ->> 'observedAt')::bigint),
        facts -> 'isReply' is null and facts -> 'repostOf' is null,
        agreed_count(facts, 'views'), agreed_count(facts, 'likes'), agreed_count(facts, 'reposts'), agreed_count(facts, 'replies'),
        agreed_count(facts, 'quotes'), agreed_count(facts, 'bookmarks'),
        greatest((facts -> 'views' -> 'evidence' ->> 'n')::int, (facts -> 'likes' -> 'evidence' ->> 'n')::int)
      from news
      on conflict (post) do update set person = excluded.person, seen_at = excluded.seen_at, original = excluded.original,
        views = excluded.views, likes = excluded.likes, reposts = excluded.reposts, replies = excluded.replies,
        quotes = excluded.quotes, bookmarks = excluded.bookmarks, people = excluded.people
      returning person),
    people as (insert into shill_people (person) select distinct person from written on conflict do nothing)
    insert into shill_dirty select distinct person, ${now}::bigint from written on conflict do nothing`;
}

async function takeFollowers(tx: Transaction, from: number, to: number): Promise<void> {
  await tx`
    insert into shill_people as held (person, followers, followers_from)
    select distinct on (1) person_of(platform, id), agreed_count(facts, 'followers'), platform
    from facts where kind = 'profile' and seq > ${from} and seq <= ${to} and agreed_count(facts, 'followers') is not null
    order by 1, platform desc
    on conflict (person) do update set followers = excluded.followers, followers_from = excluded.followers_from
    where excluded.followers_from = 'x' or held.followers_from is distinct from 'x'`;
}

/** Who is known by posts and moved on a board, or whose profile changed. */
async function markMoved(tx: Transaction, from: number, to: number, now: EpochMs): Promise<void> {
  await tx`
    insert into shill_dirty
    select distinct person, ${now}::bigint from (
      select person_of(f.platform, e.subject_id) as person from facts f join board_entries e using (entity)
      where f.kind = 'board-entry' and f.seq > ${from} and f.seq <= ${to}
      union all
      select person_of(platform, id) from facts where kind = 'profile' and seq > ${from} and seq <= ${to}) moved
    where exists (select from shill_posts p where p.person = moved.person)
    on conflict do nothing`;
}
