-- Limits that all processes share. `free_at` is when the caller would be back at a full allowance (GCRA's theoretical arrival
-- time). Callers are named by a keyed hash; the key lives one day. Losing this table in a crash costs nothing: unlogged.
create unlogged table request_limits (
  caller text primary key,
  free_at bigint not null
) with (fillfactor = 70);
create index request_limits_by_time on request_limits (free_at);

-- The day's key for hashing network addresses. Once it is deleted, no hash made with it can be traced to an address.
create table request_limit_salts (
  day date primary key,
  salt bytea not null
);
