-- Keys that sign what the server publishes. `seed` is the private half; null where only the environment holds it.
create table signing_keys (
  id text primary key check (id ~ '^[0-9a-f]{16}$'),
  public_key bytea not null check (octet_length(public_key) = 32),
  seed bytea check (octet_length(seed) = 32),
  not_before bigint not null,
  not_after bigint not null check (not_after > not_before),
  -- A retired key signs nothing and is in no newer document. Its private half is gone.
  retired_at bigint,
  check (retired_at is null or seed is null)
);

-- The signed documents that name them, in order and without gaps: contract `Signed` of a `KeyDocument`.
create table key_documents (
  no int primary key check (no > 0),
  signed json not null
);
