-- What the crowd says, and what it agrees on.
-- Times are milliseconds since 1970 (bigint), as everywhere in the product.
-- An entity is named by the first 128 bits of SHA-256 over its key ("platform:kind:id"), held as uuid:
-- any process can compute it, so that taking in a sighting looks nothing up; and it can be asked for by prefix.

create extension if not exists pg_trgm;

-- A device key. `no` is its short name inside the database.
create table contributors (
  no int generated always as identity primary key,
  id text not null unique check (id ~ '^[0-9a-f]{64}$'),
  public_key bytea not null check (octet_length(public_key) = 65),
  counter bigint not null default 0,
  -- Contributors that are too alike to be independent share a cluster; by itself everyone is their own.
  cluster int,
  created_at timestamptz not null default now()
) with (fillfactor = 70);

-- Sightings as they came, for 30 days: the proof of "exactly once", and what facts can be rebuilt from.
-- address: first 128 bits of the sighting's SHA-256. stated_at: the time the sender gave, which the address covers;
-- observed_at: the same on our clock. Days are partitions; senders whose clock is far off land in the default one.
create table observations (
  address uuid not null,
  stated_at bigint not null,
  observed_at bigint not null,
  received_at bigint not null,
  contributor int not null,
  entity uuid not null,
  sighting json not null,
  primary key (address, stated_at)
) partition by range (stated_at);
create table observations_other partition of observations default;

-- The truth: what each contributor last said about each field of an entity, {field: [observedAt, value]}.
-- One row for all fields of an entity, because one sighting carries a dozen of them:
-- a row a field would cost a dozen index entries for each sighting.
create table claims (
  entity uuid not null,
  contributor int not null,
  oldest_at bigint not null,
  newest_at bigint not null,
  fields jsonb not null,
  primary key (entity, contributor)
) with (fillfactor = 85);

-- Entities whose claims changed, one row for each transaction that changed some. Appended by writers, taken by the
-- aggregation: nobody waits for anybody, and what a row announces is visible when the row is.
create table dirty (
  no bigint generated always as identity primary key,
  keys text[] not null,
  marked_at timestamptz not null default clock_timestamp()
);

-- Counts changes of facts. Only the aggregation moves it, under a lock and in the transaction of the change,
-- so numbers become visible in order and without gaps.
create table clock (
  only_one boolean primary key default true check (only_one),
  seq bigint not null
);
insert into clock (seq) values (0);

-- What is known of an entity, ready to be sent: {field: {value, evidence}}.
create table facts (
  entity uuid primary key,
  platform text not null,
  kind text not null,
  id text not null,
  seq bigint not null,
  -- Whether a quorum vouches for it at all.
  agreed boolean not null,
  facts json not null
) with (fillfactor = 85);
-- A value is read and written whole and compressing it costs more than it saves: keep it in the row up to a page.
alter table facts set (toast_tuple_target = 8160);
alter table claims set (toast_tuple_target = 8160);
create unique index facts_by_seq on facts (seq);
create index facts_by_kind on facts (kind, seq);

-- Past agreed values of the fields that keep a history, one for each time of sighting.
create table fact_history (
  entity uuid not null,
  field text not null,
  at bigint not null,
  value double precision not null,
  n int not null,
  primary key (entity, field, at)
);

-- Campaigns as lists filter and sort them. Of an agreed campaign only agreed values stand here,
-- so that nobody lifts one to the top of a list alone.
create table campaigns (
  entity uuid primary key references facts on delete cascade,
  platform text not null,
  id text not null,
  agreed boolean not null,
  first_seq bigint not null,
  status text,
  type text,
  chain text,
  space_id text,
  -- 9007199254740991 (the largest a caller's number can hold): never ends. Null: unknown.
  ends_at bigint,
  -- -1: unknown, which comes after every count.
  participants bigint not null
);
create index campaigns_ending on campaigns (agreed, ends_at, entity);
create index campaigns_participants on campaigns (agreed, participants, entity);
create index campaigns_recent on campaigns (agreed, first_seq desc);
create index campaigns_platform_ending on campaigns (platform, agreed, ends_at, entity);
create index campaigns_platform_participants on campaigns (platform, agreed, participants, entity);
create index campaigns_platform_recent on campaigns (platform, agreed, first_seq desc);
create index campaigns_of_space on campaigns (space_id) where space_id is not null;

-- Names of agreed campaigns, apart from the lists: a name seldom changes, and its index is dear.
create table campaign_names (
  entity uuid primary key references facts on delete cascade,
  name text not null
);
create index campaign_names_by_part on campaign_names using gin (name gin_trgm_ops);

-- Boards that have rows, and how many of them have a position.
create table boards (
  platform text not null,
  board_id text not null,
  standing int not null default 0,
  rows int not null default 0,
  primary key (platform, board_id)
);
create index boards_by_size on boards ((-standing), platform, board_id);

-- Rows of boards. `place` is the agreed value the board is ordered by with its sign turned, so that (place, entity)
-- ascending is the order of the board; without it a row has no position.
create table board_entries (
  entity uuid primary key references facts on delete cascade,
  platform text not null,
  board_id text not null,
  subject_id text not null,
  place double precision
);
create index board_entries_in_order on board_entries (platform, board_id, place, entity) where place is not null;
create index board_entries_unplaced on board_entries (platform, board_id, entity) where place is null;
create unique index board_entries_of_subject on board_entries (platform, subject_id, board_id, entity);

-- How many rows of a board stand in each stretch of its order, so that a position is a sum and not a recount.
-- A stretch begins at (first_place, first_entity) and ends before the next; the first one of a board begins at -Infinity.
create table board_stretches (
  platform text not null,
  board_id text not null,
  first_place double precision not null,
  first_entity uuid not null,
  rows int not null check (rows >= 0),
  primary key (platform, board_id, first_place, first_entity)
) with (fillfactor = 70);

-- Totals a platform, kept with the change that makes them.
create table platform_totals (
  platform text not null,
  kind text not null,
  known int not null default 0,
  agreed int not null default 0,
  primary key (platform, kind)
);

-- Two sets of claims of one contributor, field by field the newer; at equal times the one that came later.
create function newest_claims(held jsonb, come jsonb) returns jsonb language sql immutable parallel safe as $$
  select held || coalesce(
    (select jsonb_object_agg(key, value) from jsonb_each(come)
      where not held ? key or (held -> key ->> 0)::bigint <= (value ->> 0)::bigint),
    '{}'::jsonb)
$$;

-- How many rows of a board stand before a key of its order. Reads the stretches before it and counts within one.
create function board_rows_before(of_platform text, of_board text, at_place float8, at_entity uuid) returns bigint
language sql stable parallel safe as $$
  with here as materialized (
    select first_place, first_entity from board_stretches
    where platform = of_platform and board_id = of_board and (first_place, first_entity) <= (at_place, at_entity)
    order by first_place desc, first_entity desc limit 1)
  select coalesce((
      select sum(s.rows) from board_stretches s
      where s.platform = of_platform and s.board_id = of_board
        and (s.first_place, s.first_entity) < ((select first_place from here), (select first_entity from here))), 0)
    + (select count(*) from board_entries e
      where e.platform = of_platform and e.board_id = of_board and e.place is not null
        and (e.place, e.entity) >= ((select first_place from here), (select first_entity from here))
        and (e.place, e.entity) < (at_place, at_entity))
$$;
