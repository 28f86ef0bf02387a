-- How contributors are admitted and limited. Times are milliseconds since 1970.

-- The key that seals challenges on a UTC day, the same for every process. Deleted once nothing sealed with it can be valid.
create table admission_keys (
  day date primary key,
  key bytea not null check (octet_length(key) = 32)
);

-- Work that was shown already, until its challenge expires: each works once. First 128 bits of SHA-256 of the challenge.
create table spent_proofs (
  challenge uuid primary key,
  expires_at bigint not null
);
create index spent_proofs_by_expiry on spent_proofs (expires_at);

-- Device keys made known in each minute, by all processes together: what the difficulty follows and what the valve counts.
create table admissions (
  minute bigint primary key,
  admitted int not null check (admitted > 0)
);

-- What has been used of an allowance until it begins anew. Losing it in a crash costs an hour's or a day's count: unlogged.
create unlogged table quota_use (
  holder text not null,
  allowance text not null,
  until bigint not null,
  used bigint not null,
  primary key (holder, allowance, until)
) with (fillfactor = 70);
create index quota_use_by_end on quota_use (until);

-- How many different entities a contributor spoke of on a day, as a bitmap (linear counting): no list of what they looked at.
create unlogged table entity_sketches (
  contributor int not null,
  day date not null,
  bits bytea not null,
  primary key (contributor, day)
);

-- Network addresses, apart from all other data: nothing refers to these two tables and nothing is ever joined with them.
-- An address is known only as an iterated hash under the week's salt; with the salt go the week's rows.
create table network_salts (
  week date primary key,
  salt bytea not null check (octet_length(salt) = 32)
);
create table contributor_networks (
  week date not null,
  network uuid not null,
  contributor int not null,
  primary key (week, network, contributor)
);

alter table contributors add column refused bigint not null default 0;
-- What became of all that one contributor said is asked for by the contributor.
create index if not exists claims_of_contributor on claims (contributor);
