-- SHA-256 of the ids of device keys that were erased: they can not come back unnoticed, and nothing else is left of them.
create table erased_contributors (
  id_hash text primary key check (id_hash ~ '^[0-9a-f]{64}$'),
  erased_at bigint not null
);
