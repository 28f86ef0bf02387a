-- People who signed in, and what lets them in. Secrets are stored as SHA-256 only. Times are milliseconds since 1970.

create table accounts (
  id uuid primary key default gen_random_uuid(),
  created_at bigint not null
);

-- A wallet signs one account in. The address is kept as EIP-55 writes it.
create table account_wallets (
  address text primary key check (address ~ '^0x[0-9a-fA-F]{40}$'),
  account_id uuid not null references accounts on delete cascade,
  linked_at bigint not null
);
create index account_wallets_of_account on account_wallets (account_id);

-- Sign-ins an extension waits for. `challenge` is public: SHA-256 of a verifier that only the extension has.
create table connect_logins (
  challenge text primary key,
  expires_at bigint not null,
  account_id uuid references accounts on delete cascade,
  approved_at bigint,
  redeemed_at bigint,
  check ((account_id is null) = (approved_at is null)),
  check (redeemed_at is null or approved_at is not null)
);
create index connect_logins_by_expiry on connect_logins (expires_at);

-- Messages given out to be signed; each works once. Kept until they expire, so that a second use is told from an unknown one.
create table wallet_nonces (
  nonce_hash bytea primary key,
  address text not null,
  chain_id bigint not null,
  challenge text references connect_logins on delete cascade,
  expires_at bigint not null,
  used_at bigint
);
create index wallet_nonces_by_expiry on wallet_nonces (expires_at);

-- One signed-in device: a family of refresh tokens that stand or fall together.
create table sessions (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references accounts on delete cascade,
  created_at bigint not null,
  revoked_at bigint,
  revoked_because text check (revoked_because in ('logout', 'refresh_token_reused')),
  check ((revoked_at is null) = (revoked_because is null))
);
create index sessions_of_account on sessions (account_id);

-- A token is a public selector, to find its row by, and a secret, to compare in constant time.
create table access_tokens (
  selector text primary key,
  secret_hash bytea not null,
  session_id uuid not null references sessions on delete cascade,
  expires_at bigint not null
);
create index access_tokens_of_session on access_tokens (session_id);
create index access_tokens_by_expiry on access_tokens (expires_at);

create table refresh_tokens (
  selector text primary key,
  secret_hash bytea not null,
  session_id uuid not null references sessions on delete cascade,
  expires_at bigint not null,
  rotated_at bigint
);
create index refresh_tokens_of_session on refresh_tokens (session_id);
create index refresh_tokens_by_expiry on refresh_tokens (expires_at);
