-- The board of everybody over all platforms, kept as facts change.

-- How far those who follow the changes of facts have come. Each begins anew by being set to 0.
create table followers (
  name text primary key,
  seq bigint not null default 0
);

-- How the values of each board that people stand on were spread at `made_at`: contract of shared/src/scoring/board/shape.ts.
-- A percentile is counted by this and not by the board of the moment: so one row that moves moves itself and nobody else.
create sequence shape_versions;
create table board_shapes (
  platform text not null,
  board_id text not null,
  rows double precision not null,
  -- [[value, rows above], ...], the best first.
  knots json not null,
  made_at bigint not null,
  -- Grows with every new shape of any board.
  version bigint not null default 0,
  -- Rows that changed since it was looked at whether the board still is of this shape.
  moves int not null default 0,
  -- After a new shape: rows up to here in the order of the board were scored by it. Null: all were.
  scored_place double precision,
  scored_entity uuid,
  primary key (platform, board_id)
);
create index board_shapes_due on board_shapes (platform, board_id) where scored_place is not null;

-- Members in their order: `place` is the score with its sign turned, so that (place, entity) ascending is the order.
-- A list like the rows of a board, with the same names of columns, so that the same code counts both: platform 'all', board 'global'.
create table global_members (
  -- The first 128 bits of SHA-256 of the person.
  entity uuid primary key,
  platform text not null,
  board_id text not null,
  -- 'platform:id' of the account the person is known by.
  person text not null,
  place double precision not null,
  -- The newest version of any shape when it was scored: older shapes need not be looked at again.
  version bigint not null,
  -- JSON of the contract `GlobalMember`, without its position.
  member json not null
) with (fillfactor = 85);
alter table global_members set (toast_tuple_target = 8160);
create index global_members_in_order on global_members (platform, board_id, place, entity);

-- Counted stretches of that order, as board_stretches.
create table global_stretches (
  platform text not null,
  board_id text not null,
  first_place double precision not null,
  first_entity uuid not null,
  rows int not null check (rows >= 0),
  primary key (platform, board_id, first_place, first_entity)
) with (fillfactor = 70);

create table global_total (
  only_one boolean primary key default true check (only_one),
  members int not null
);
insert into global_total (members) values (0);

-- How many members stand before a key of the order. As board_rows_before.
create function global_rows_before(at_place float8, at_entity uuid) returns bigint
language sql stable parallel safe as $$
  with here as materialized (
    select first_place, first_entity from global_stretches
    where platform = 'all' and board_id = 'global' and (first_place, first_entity) <= (at_place, at_entity)
    order by first_place desc, first_entity desc limit 1)
  select coalesce((
      select sum(s.rows) from global_stretches s
      where s.platform = 'all' and s.board_id = 'global'
        and (s.first_place, s.first_entity) < ((select first_place from here), (select first_entity from here))), 0)
    + (select count(*) from global_members e
      where e.platform = 'all' and e.board_id = 'global'
        and (e.place, e.entity) >= ((select first_place from here), (select first_entity from here))
        and (e.place, e.entity) < (at_place, at_entity))
$$;
