-- Facts are a function of claims, standings, bases and directives. What does not follow from claims is fixed at checkpoints.

-- As of the last checkpoint: how likely an independent word of this contributor is right. Null: that of a newcomer.
alter table contributors add column trust float8 check (trust between 0.05 and 0.95);

-- What newcomers' words are worth, as of the last checkpoint.
create table population (
  only_one boolean primary key default true check (only_one),
  newcomer_trust float8 not null check (newcomer_trust between 0.05 and 0.95)
);
insert into population (newcomer_trust) values (0.83);

-- What was agreed on an entity at the last checkpoint, {field: {value, evidence}}, as canonical JSON. Beside the facts and not in
-- their row: facts are rewritten often, these once a checkpoint.
create table bases (
  entity uuid primary key,
  base json not null
) with (fillfactor = 85);
alter table bases set (toast_tuple_target = 8160);

-- Announcements that can wait behind sightings: entities to settle again because a standing, a base or a directive changed.
alter table dirty add column later boolean not null default false;
create index dirty_in_order on dirty (later, no);

-- A row is begun when standings change, and is a checkpoint once it is signed.
create table checkpoints (
  no int primary key,
  begun_at bigint not null,
  -- Why it was made: the hour, an operator, an erasure.
  because text not null check (because <> ''),
  made_at bigint,
  -- Changes up to this number are in the bases.
  seq bigint,
  directives_in_force int[],
  -- Contract `Signed` of a `Checkpoint`.
  signed json,
  check ((made_at is null) = (signed is null) and (seq is null) = (signed is null) and (directives_in_force is null) = (signed is null))
);

-- Every fact follows from its claims in another way than before.
insert into dirty (keys, later)
select array_agg(platform || ':' || kind || ':' || id), true
from (select platform, kind, id, (row_number() over (order by seq) - 1) / 250 as part from facts) rows group by part;
