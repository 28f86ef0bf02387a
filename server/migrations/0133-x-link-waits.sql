-- An extension that waits for a wallet to state on the connect page that an X account is its account's: one for each account, another
-- try takes the place of the one before.
create table x_link_waits (
  account_id uuid primary key references accounts on delete cascade,
  -- As in connect_logins.
  challenge text not null unique,
  x_id text not null check (x_id ~ '^[0-9]{1,20}$'),
  handle text not null,
  public boolean not null,
  expires_at bigint not null,
  -- Once signed: of which text given out, and until it is fetched the text and its signature.
  nonce_hash bytea,
  message text,
  signature text,
  check ((message is null) = (signature is null)),
  check (message is null or nonce_hash is not null)
);
create index x_link_waits_by_expiry on x_link_waits (expires_at);

-- The extension that a text was given out for; null: none, whoever asked signs it themselves.
alter table x_link_nonces add column challenge text;
