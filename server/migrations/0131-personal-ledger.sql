-- What an account's browsers tell each other: the person's own participation, time and outcomes, where they chose that. Nobody else
-- ever reads it, nothing is made of it, it is in no dump. Goes with the account.
create table personal_ledgers (
  account_id uuid primary key references accounts on delete cascade,
  -- Another one whenever all of it is deleted.
  epoch uuid not null default gen_random_uuid(),
  -- Counts changes. Moved under the row's lock, so they become visible in order.
  seq bigint not null default 0,
  -- How much its entries hold together, in characters.
  length bigint not null default 0
);

create table personal_entries (
  account_id uuid not null references personal_ledgers on delete cascade,
  name text not null,
  seq bigint not null,
  -- Contract `LedgerEntry`. Of what was deleted nothing but its name.
  entry json not null,
  primary key (account_id, name)
);
create unique index personal_entries_by_seq on personal_entries (account_id, seq);
