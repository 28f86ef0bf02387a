-- Scores of people by what they post, computed from agreed public counters alone.
-- A person is named by one profile, `platform:id`: the one on X wherever a platform names its members by their X id.

-- Original posts, replies and reposts as counters, narrow and by person: what a score reads of a hundred thousand people in seconds.
-- Null: unknown.
create table shill_posts (
  post uuid primary key,
  person text not null,
  posted_at bigint not null,
  seen_at bigint not null,
  -- Neither a reply nor the wrapper of a repost.
  original boolean not null,
  views bigint,
  likes bigint,
  reposts bigint,
  replies bigint,
  quotes bigint,
  bookmarks bigint
) with (fillfactor = 85);
create index shill_posts_of_person on shill_posts (person, posted_at);

create table shill_people (
  person text primary key,
  followers bigint,
  -- Which platform said so: what X says of its own goes before what others say.
  followers_from text,
  -- Contract `StoredShill` of server/src/services/shill/compute.ts. Null: not computed yet.
  scores json,
  -- {days: {scope: [score, confidence]}} of those that are known: what a change is told from.
  totals json not null default '{}',
  computed_at bigint
) with (fillfactor = 70);
alter table shill_people set (toast_tuple_target = 8160);

-- People whose score no longer follows from what is agreed. Taken with `skip locked`.
create table shill_dirty (
  person text primary key,
  marked_at bigint not null
);
create index shill_dirty_by_age on shill_dirty (marked_at);

-- Past totals, one row a day on which any score was another one.
create table shill_history (
  person text not null,
  day bigint not null,
  totals json not null,
  primary key (person, day)
);

-- Changes of five points or more, for whoever tells people of them.
create table shill_events (
  no bigint generated always as identity primary key,
  at bigint not null,
  person text not null,
  scope text not null,
  window_days int not null,
  from_score int not null,
  to_score int not null
);
create index shill_events_of_person on shill_events (person, no);
create index shill_events_by_age on shill_events (at);

create table shill_state (
  only_one boolean primary key default true check (only_one),
  -- Changes of facts up to here have been looked at.
  read_seq bigint not null default 0,
  -- When everybody was last marked: windows move on although nothing changes.
  all_marked_at bigint not null default 0,
  -- When scores were last put into the catalogue.
  carried_at bigint not null default 0
);
insert into shill_state default values;

-- Who an account is, whatever platform names it: Kaito's members are X accounts under their X id.
create function person_of(platform text, id text) returns text language sql immutable parallel safe as $$
  select case when platform = 'kaito' and id ~ '^[0-9]{1,20}$' then 'x:' || id else platform || ':' || id end
$$;

-- An agreed number of a fact; null for one that is not agreed, or not there.
create function agreed_count(facts json, field text) returns bigint language sql immutable parallel safe as $$
  select case when facts -> field -> 'evidence' ->> 'status' = 'agreed' then (facts -> field ->> 'value')::numeric::bigint end
$$;
