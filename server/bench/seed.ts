import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '../src/db/client.ts';

/** A fact as the aggregation writes it, as SQL that makes JSON of it. */
const fact = (value: string) =>
  `json_build_object('value', ${value}, 'evidence', json_build_object('n', 3, 'observedAt', 1763640000000, 'spread', 0, 'confidence', 0.438, 'method', 'median', 'status', 'agreed'))`;
/** PostgreSQL writes JSON with spaces, the product without. */
const compact = (json: string) => `replace(replace(${json}::text, ' : ', ':'), ', "', ',"')::json`;
const name = (key: string) => `left(encode(sha256(convert_to(${key}, 'UTF8')), 'hex'), 32)::uuid`;

/** Agreed campaigns `galxe:GC1` … `galxe:GC{many}`. */
export async function seedCampaigns(sql: Sql, many: number): Promise<void> {
  await sql.unsafe(`
    insert into facts (entity, platform, kind, id, seq, agreed, facts)
    select ${name("'galxe:campaign:GC' || n")}, 'galxe', 'campaign', 'GC' || n, n, true, ${compact(`json_build_object(
      'name', ${fact("'Campaign ' || n || ': explore, bridge and earn'")}, 'url', ${fact("'https://app.galxe.com/quest/space/GC' || n")},
      'status', ${fact("'active'")}, 'startsAt', ${fact('1760000000000')}, 'endsAt', ${fact('4000000000000 + n')},
      'participants', ${fact('n % 70000')}, 'chain', ${fact("'base'")}, 'gas', ${fact("'gasless'")})`)}
    from generate_series(1, ${many}) n`);
  await sql.unsafe(`
    insert into campaigns (entity, platform, id, agreed, first_seq, status, chain, ends_at)
    select entity, platform, id, true, seq, 'active', 'base', 4000000000000 + seq from facts where kind = 'campaign'`);
  await sql.unsafe(`
    insert into campaign_counts (entity, platform, agreed, participants)
    select entity, platform, true, seq % 70000 from facts where kind = 'campaign'`);
}

/** One agreed board `kaito:{board}` of subjects 1 … {many}, with its counted stretches of 200 and spans of 12,000. */
export async function seedBoard(sql: Sql, board: string, many: number): Promise<void> {
  await sql.unsafe(`
    with rows as (select n, '${board}:' || n as id, (n::bigint * 7919 % 1000003) / 1000003.0::float8 as share from generate_series(1, ${many}) n),
    written as (insert into facts (entity, platform, kind, id, seq, agreed, facts)
      select ${name("'kaito:board-entry:' || id")}, 'kaito', 'board-entry', id, (select coalesce(max(seq), 0) from facts) + n, true, ${compact(`json_build_object(
        'boardId', ${fact(`'${board}'`)}, 'subjectId', ${fact('n::text')}, 'handle', ${fact("'user_' || n")}, 'mindshare', ${fact('share')}, 'rank', ${fact('n')})`)}
      from rows)
    insert into boards values ('kaito', '${board}', ${many}, ${many})`);
  await sql.unsafe(`
    insert into board_entries select entity, platform, '${board}', facts -> 'subjectId' ->> 'value', -(facts -> 'mindshare' ->> 'value')::float8
    from facts where kind = 'board-entry' and id like '${board}:%'`);
  for (const [table, length] of [
    ['board_stretches', 200],
    ['board_spans', 12_000],
  ] as const)
    await sql.unsafe(`
      insert into ${table}
      select 'kaito', '${board}', case when part = 0 then '-Infinity' else place end,
        case when part = 0 then '00000000-0000-0000-0000-000000000000' else entity end, rows
      from (select place, entity, nth, nth / ${length} as part, count(*) over (partition by nth / ${length}) as rows from (
        select place, entity, row_number() over (order by place, entity) - 1 as nth from board_entries where board_id = '${board}') numbered) parts
      where nth % ${length} = 0`);
}

/** Claims of five people on five fields of campaigns `GC1` … `GC{many}`, one in five of them wrong; nothing is agreed yet. */
export async function seedClaims(sql: Sql, many: number): Promise<void> {
  await sql.unsafe(`
    insert into contributors (id, public_key)
    select encode(sha256(n::text::bytea), 'hex'), '\\x04'::bytea || sha256(n::text::bytea) || sha256(n::text::bytea) from generate_series(1, 500) n`);
  await sql.unsafe(`
    insert into facts (entity, platform, kind, id, seq, agreed, facts)
    select ${name("'galxe:campaign:GC' || n")}, 'galxe', 'campaign', 'GC' || n, n, false, '{}' from generate_series(1, ${many}) n`);
  const at = '1763640000000 + (n * 7 + who) % 200 * 300000';
  await sql.unsafe(`
    insert into claims (entity, contributor, oldest_at, newest_at, fields)
    select ${name("'galxe:campaign:GC' || n")}, 1 + (n * 13 + who * 97) % 500, ${at}, ${at}, jsonb_build_object(
      'name', jsonb_build_array(${at}, 'Campaign ' || case when (n + who) % 5 = 0 then n + 1 else n end || ': explore, bridge and earn'),
      'status', jsonb_build_array(${at}, case when (n + who) % 7 = 0 then 'ended' else 'active' end),
      'type', jsonb_build_array(${at}, 'quest'),
      'participants', jsonb_build_array(${at}, 100 + n % 70000 + who),
      'endsAt', jsonb_build_array(${at}, 1800000000000 + n))
    from generate_series(1, ${many}) n, generate_series(1, 5) who`);
}

/** After bulk loading the planner knows nothing yet. Also moves the clock past the seeded numbers. */
export async function settleDown(sql: Sql): Promise<void> {
  await sql`update clock set seq = (select coalesce(max(seq), 0) from facts)`;
  await sql`vacuum analyze`;
  await sql`checkpoint`;
}

/** Longer than the catalogue waits for news; how often it is looked; rows read a second by those who only ask whether there is anything to do. */
const [restSeconds, restLook, littlePerSecond] = [70, 5, 20_000];

/** Until the global board has caught up with what was seeded, which has no history that trends could be made of. @returns how long it took, in seconds. */
export async function caughtUp(sql: Sql): Promise<number> {
  const began = performance.now();
  await sql`insert into followers select name, (select seq from clock) from unnest(array['trends', 'board-sums']) as other(name)
    on conflict (name) do update set seq = excluded.seq`;
  for (;;) {
    const [row] = await sql<{ behind: boolean }[]>`
      select exists (select from followers, clock where followers.seq < clock.seq) or exists (select from board_shapes where scored_place is not null)
        or not exists (select from followers where name = 'global-board') as behind`;
    if (!row?.behind) return (performance.now() - began) / 1_000;
    await delay(250);
  }
}

/** Until what follows from what was seeded is done, the catalogue too: nobody reads more than a little for longer than it rests between two. */
export async function atRest(sql: Sql): Promise<void> {
  const rowsRead = async () => {
    const [row] = await sql<{ rows: number }[]>`
      select (tup_returned + tup_fetched)::float8 as rows from pg_stat_database where datname = current_database()`;
    return row?.rows ?? 0;
  };
  let before = await rowsRead();
  for (let resting = 0; resting < restSeconds; ) {
    await delay(restLook * 1_000);
    const now = await rowsRead();
    resting = (now - before) / restLook <= littlePerSecond ? resting + restLook : 0;
    before = now;
  }
}

/** People `x:1` … `x:{many}` with 20 posts and a place on a Kaito board that moves every day, over the last 30 days each. */
export async function seedPeople(sql: Sql, many: number, now: number): Promise<void> {
  const dice = (salt: number) => `((n::bigint * 7919 + nth * 40503 + ${salt} * 97) * 48271 % 2147483647) / 2147483647.0`;
  await sql.unsafe(`
    insert into shill_people (person, followers, followers_from)
    select 'x:' || n, (10 ^ (2 + 4 * ${dice(1).replaceAll('nth', '1')}))::bigint, 'x' from generate_series(1, ${many}) n`);
  await sql.unsafe(`
    insert into shill_posts
    select ${name("n || ' ' || nth")}, 'x:' || n, (${now} - ${dice(2)} * 30 * 86400000)::bigint, ${now}, true,
      (100 + ${dice(3)} * 10000)::bigint, (${dice(4)} * 200)::bigint, (${dice(5)} * 30)::bigint, (${dice(6)} * 20)::bigint, (${dice(7)} * 4)::bigint, (${dice(8)} * 20)::bigint
    from generate_series(1, ${many}) n, generate_series(1, 20) nth`);
  await sql.unsafe(`
    insert into facts (entity, platform, kind, id, seq, agreed, facts)
    select ${name("'kaito:board-entry:top:ANOMA:' || n")}, 'kaito', 'board-entry', 'top:ANOMA:' || n, n, true, '{}' from generate_series(1, ${many}) n`);
  await sql.unsafe(
    `insert into board_entries select entity, platform, 'top:ANOMA', substr(id, 11), null from facts where kind = 'board-entry'`,
  );
  await sql.unsafe(`
    insert into fact_history
    select ${name("'kaito:board-entry:top:ANOMA:' || n")}, 'mindshare', ${now} - nth * 86400000::bigint, ${dice(9)} * 0.001, 3
    from generate_series(1, ${many}) n, generate_series(0, 30) nth`);
}
