-- What wallets state of X accounts, signed. Goes with the wallet, the account, and the X account's wish to be left out.
create table x_links (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references accounts on delete cascade,
  wallet text not null references account_wallets (address) on delete cascade,
  x_id text not null check (x_id ~ '^[0-9]{1,20}$'),
  handle text not null,
  -- Whether everybody may see it.
  public boolean not null,
  message text not null,
  signature text not null,
  stated_at bigint not null,
  unique (account_id, wallet, x_id)
);
create index x_links_of_x on x_links (x_id);
create index x_links_of_wallet on x_links (wallet);

-- Texts given out to be signed; each works once.
create table x_link_nonces (
  nonce_hash bytea primary key,
  account_id uuid not null references accounts on delete cascade,
  wallet text not null,
  chain_id bigint not null,
  x_id text not null,
  handle text not null,
  public boolean not null,
  expires_at bigint not null
);
create index x_link_nonces_by_expiry on x_link_nonces (expires_at);
create index x_link_nonces_of_account on x_link_nonces (account_id);

-- Links of wallets that are still the account's, with what stands for and against them.
create view stated_x_links as
select l.*,
  (select count(distinct o.account_id)::int from x_links o where o.x_id = l.x_id and o.account_id <> l.account_id) as others,
  exists (select from owned_profiles p where p.platform = 'x' and p.profile_id = l.x_id and p.account_id = l.account_id) as seen,
  exists (select from owned_profiles p where p.platform = 'x' and p.profile_id = l.x_id and p.account_id <> l.account_id) as seen_other
from x_links l join account_wallets w on w.address = l.wallet and w.account_id = l.account_id;
