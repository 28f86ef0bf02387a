-- What changed in shards waits until all news of a time are noted: a shard is not packed again for each part of them.
create table catalogue_touched (bucket uuid primary key);
alter table catalogue_state add column shards_at bigint not null default 0;
