-- Addresses that sign accounts in, with what recognises their password (argon2id, in PHC's form: parameters, salt, hash).
-- The address is needed to write to its owner; nothing else is kept of it.
create table account_emails (
  account_id uuid primary key references accounts on delete cascade,
  address text not null,
  -- Two spellings of one address are one address.
  key text not null unique generated always as (lower(address)) stored,
  password_hash text not null,
  confirmed_at bigint not null,
  password_at bigint not null
);

-- Addresses that somebody says are theirs, until the link in the mail to them has been followed. Nothing of an account is made
-- before. Also written for addresses that are known, so that asking takes as long; their token is in no mail.
create table pending_emails (
  selector text primary key,
  secret_hash bytea not null,
  address text not null,
  password_hash text not null,
  -- The account that takes the address; null: a new one.
  account_id uuid references accounts on delete cascade,
  -- The extension that waits, as in connect_logins.
  challenge text,
  expires_at bigint not null
);
create index pending_emails_by_expiry on pending_emails (expires_at);
create index pending_emails_by_address on pending_emails (lower(address));
create index pending_emails_of_account on pending_emails (account_id);

-- Ways to set a new password, given out by mail; each works once. Without account: asked for an address that nobody has.
create table password_resets (
  selector text primary key,
  secret_hash bytea not null,
  account_id uuid references accounts on delete cascade,
  expires_at bigint not null
);
create index password_resets_by_expiry on password_resets (expires_at);
create index password_resets_of_account on password_resets (account_id);
