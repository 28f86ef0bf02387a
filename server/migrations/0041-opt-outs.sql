-- People who want nothing to be known of them here. What is left of a name is a hash: enough to refuse what is said of them,
-- not enough to tell who they are.
create table opt_outs (
  no bigint generated always as identity primary key,
  -- First 128 bits of SHA-256 over `platform:profile:id`, or over the key of a post or place on a board that was removed with them.
  name uuid not null unique,
  -- The person's profile, hashed the same way: what an opt-out is taken back by.
  person uuid not null,
  since bigint not null
);
create index opt_outs_of_person on opt_outs (person);

-- Changes of facts up to here were looked through for what was said of them at the moment they left.
create table opt_out_state (
  only_one boolean primary key default true check (only_one),
  swept_seq bigint not null default 0
);
insert into opt_out_state default values;

-- The name of an entity inside the database.
create function entity_name(key text) returns uuid language sql immutable parallel safe as $$
  select left(encode(sha256(convert_to(key, 'UTF8')), 'hex'), 32)::uuid
$$;
