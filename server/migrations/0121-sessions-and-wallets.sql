-- What a person needs to recognise their sessions by: when, and on what kind of device. No network address.
alter table sessions
  add column last_used_at bigint,
  add column browser text not null default 'other' check (browser in ('chrome', 'edge', 'firefox', 'safari', 'other')),
  add column system text not null default 'other' check (system in ('windows', 'mac', 'linux', 'android', 'ios', 'other')),
  drop constraint sessions_revoked_because_check,
  add constraint sessions_revoked_because_check
    check (revoked_because in ('logout', 'refresh_token_reused', 'ended_elsewhere', 'password_changed'));
update sessions set last_used_at = created_at;
alter table sessions alter column last_used_at set not null;

-- A wallet is shown to sign in, or to be added to the account that an extension is signed in to. What is signed says which.
alter table wallet_nonces add column purpose text not null default 'sign_in' check (purpose in ('sign_in', 'add_wallet'));
alter table connect_logins
  -- The wallet that was shown for whoever waits, who will say to which account it belongs.
  add column wallet text check (wallet ~ '^0x[0-9a-fA-F]{40}$'),
  drop constraint connect_logins_check,
  add constraint connect_logins_check check ((account_id is null and wallet is null) = (approved_at is null));
