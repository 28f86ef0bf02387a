-- Batches are kept as they came, and what they claim is found out afterwards: taking in costs little however much comes at once,
-- and nothing that was answered is ever lost.

-- The raw buffer, for 30 days by the time of receipt. sightings: a line of JSON each, as they were taken; entities: whom each is about.
-- shift: what to add to the sender's times to have them on our clock.
create table batches (
  no bigint not null generated always as identity,
  received_at bigint not null,
  contributor int not null,
  shift bigint not null,
  entities uuid[] not null,
  sightings text not null,
  primary key (received_at, no)
) partition by range (received_at);
-- Compressing takes longer than writing, and the buffer is seldom read.
alter table batches alter column sightings set storage external;
create table batches_other partition of batches default;

-- Batches nothing was claimed of yet, in the order they came. A row in the transaction of its batch; who claims deletes it in the
-- transaction of the claims: each counts exactly once.
create table unclaimed (
  no bigint primary key,
  received_at bigint not null,
  contributor int not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- The newest sightings of each contributor by the beginnings of their hashes, newest first: a retry is told from news by these.
create table lately_sent (
  contributor int primary key,
  digests text not null
) with (fillfactor = 50);
alter table lately_sent alter column digests set storage external;

-- What was kept one by one. All of it claims already.
insert into batches (received_at, contributor, shift, entities, sightings)
select received_at, contributor, observed_at - stated_at, array_agg(entity order by address), string_agg(sighting::text, E'\n' order by address)
from observations group by received_at, contributor, observed_at - stated_at;
drop table observations;
