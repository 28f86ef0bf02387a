-- Device keys that an account took as its own, by choice and with the key's signature.
create table linked_contributors (
  contributor int primary key references contributors on delete cascade,
  account_id uuid not null references accounts on delete cascade,
  linked_at bigint not null
);
create index linked_contributors_of_account on linked_contributors (account_id);
